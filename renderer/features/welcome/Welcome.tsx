import './welcome.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { FolderField } from './FolderField'
import { RecentProjects } from './RecentProjects'
import { useAbout } from '../../app/about'
import { client } from '../../app/client'
import { toErrorData } from '../../app/errors'
import { enter } from '../../app/start'
import { openProject, openSample } from '../../app/workspace-actions'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ProgressLine } from '../../ui/ProgressLine'
import type { AppErrorData } from '#contract/errors'

/** The first screen: open a folder, try the sample, or go on with a project opened before. */
export function Welcome() {
  const about = useAbout((state) => state.about)
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<AppErrorData | null>(null)
  const open = (what: string, action: () => Promise<void>) => {
    setBusy(what)
    setError(null)
    action()
      .catch((thrown: unknown) => setError(toErrorData(thrown)))
      .finally(() => setBusy(null))
  }
  const openFolder = (folder: string) => open(`Opening ${folder}`, () => enter(() => openProject(folder)))
  const pick = () =>
    open('Choosing a folder', async () => {
      const folder = await client.host.pickFolder()
      if (folder !== null) await enter(() => openProject(folder))
    })
  return (
    <div className="welcome">
      <div className="welcome-page">
        <header className="welcome-head">
          <Layers />
          <div>
            <h1>Varve</h1>
            <p className="dim">
              A database’s revisions, layer by layer: see them, lay the next, lift the last.
            </p>
          </div>
        </header>
        <section aria-labelledby="welcome-folder" className="welcome-choice">
          <h2 id="welcome-folder">Open a project folder</h2>
          <p className="dim">
            A folder of numbered SQL files, such as <span className="mono">001_users.up.sql</span>, or an
            Alembic project, the one with <span className="mono">alembic.ini</span>.
            {about?.kind === 'desktop' && ' It can also be dropped anywhere on this window.'}
          </p>
          {about?.picksFolders === true ? (
            <Button disabled={busy !== null} onClick={pick}>
              Open folder…
            </Button>
          ) : (
            about !== null && (
              <FolderField home={about.homeFolder} disabled={busy !== null} onOpen={openFolder} />
            )
          )}
        </section>
        <section aria-labelledby="welcome-sample" className="welcome-choice">
          <h2 id="welcome-sample">Try the sample</h2>
          <p className="dim">A small SQL project on an embedded PostgreSQL; nothing has to be installed.</p>
          <Button
            variant="default"
            disabled={busy !== null || about === null}
            onClick={() => open('Opening the sample', () => enter(openSample))}
          >
            Try the sample
          </Button>
        </section>
        <p className="welcome-hint dim">
          To connect to your own database, open the project it belongs to; its connections are kept with it.
        </p>
        {busy !== null && (
          <div role="status">
            <ProgressLine share={null} label={busy} />
            <p className="dim">{busy}…</p>
          </div>
        )}
        {error !== null && <ErrorNotice error={error} />}
        <RecentProjects onOpen={openFolder} />
      </div>
    </div>
  )
}

function Layers() {
  return (
    <svg
      viewBox="0 0 40 40"
      width="40"
      height="40"
      fill="none"
      strokeWidth="3"
      strokeLinecap="round"
      aria-hidden
    >
      <path d="M5 11c6-3 9.500 2.500 15 1s9-3.500 15-.5" stroke="var(--line-strong)" />
      <path d="M5 20c6-3 9.500 2.500 15 1s9-3.500 15-.5" stroke="var(--accent)" />
      <path d="M5 29c6-3 9.500 2.500 15 1s9-3.500 15-.5" stroke="var(--faint)" />
    </svg>
  )
}
