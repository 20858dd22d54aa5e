import { Checkbox, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { AppErrorData } from '#contract/errors'
import type { Project } from '#contract/revision'
import { isDoubtful } from '#contract/stamp'
import { Evidence } from './Evidence'
import { WorkPanel } from './WorkPanel'
import { lineageOf } from '../lineage'
import { NotConnected } from '../NotConnected'
import { ReadOnlyNote } from '../ReadOnlyNote'
import { stampHistory, useHistory } from '../store'
import { client } from '../../../app/client'
import { toErrorData } from '../../../app/errors'
import { navigate } from '../../../app/routes'
import { useRead } from '../../../app/useRead'
import { currentConnection, openConnectionId, useWorkspace } from '../../../app/workspace'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Name } from '../../../ui/Name'
import { Notice } from '../../../ui/Notice'
import { ProgressLine } from '../../../ui/ProgressLine'

/** Sets the version table without running anything, after a look at what the catalog says to it. */
export function StampPanel({ project, target }: { project: Project; target: string | null }) {
  const history = useHistory((state) => state.history.value)
  const connectionId = useWorkspace(openConnectionId)
  const connection = useWorkspace(currentConnection)?.connection ?? null
  const changes = useWorkspace((state) => state.databaseChanges)
  const lost = history === null ? [] : lineageOf(project, history).lost
  const [typed, setTyped] = useState(target ?? 'heads')
  const [purge, setPurge] = useState<boolean | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppErrorData | null>(null)
  const forget = purge ?? lost.length > 0
  const [words] = useDebouncedValue(typed.trim(), 250)
  const targets = words.split(/[\s,]+/).filter((word) => word !== '')
  const { folder, readAt } = project
  const asked = targets.join(' ')
  const {
    value: look,
    loading,
    error,
  } = useRead([folder, connectionId, asked, forget, changes, readAt].join('\n'), async (signal) =>
    connectionId === null || targets.length === 0
      ? null
      : client.history.stampLook({ folder, connectionId, targets, purge: forget }, { signal }),
  )
  const doubtful = look?.revisions.some(isDoubtful) ?? false
  const moves = look !== null && look.from.join('\n') !== look.to.join('\n')
  const settled = !loading && error === null && words === typed.trim()
  const stamp = () => {
    if (look === null) return
    setBusy(true)
    setFailure(null)
    stampHistory({ targets, purge: forget, from: look.from })
      .then(
        () => navigate(['history', ...look.to.slice(0, 1)]),
        (thrown: unknown) => setFailure(toErrorData(thrown)),
      )
      .finally(() => setBusy(false))
  }
  const table = project.versionTable?.name ?? 'the version table'
  return (
    <WorkPanel
      title="Stamp"
      verb={doubtful ? 'Stamp all the same' : 'Stamp'}
      danger={doubtful || connection?.environment === 'production'}
      ready={moves && settled && connection?.readOnly !== true}
      busy={busy}
      onDo={stamp}
    >
      <p className="dim">
        Writes to <span className="mono">{table}</span> where the database stands. No revision runs; make sure
        that its schema is really there.
      </p>
      <TextInput
        data-first
        label="The database stands at"
        description="An id or the beginning of one, a label@head, heads, or base; several with blanks between."
        classNames={{ input: 'mono' }}
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Checkbox
        label="Forget first what stands there"
        description={
          lost.length > 0
            ? `No file has ${lost.join(', ')}, so the rows that stand there have to go.`
            : 'Otherwise only the branch of the target moves.'
        }
        checked={forget}
        onChange={(event) => setPurge(event.currentTarget.checked)}
      />
      <NotConnected />
      <ReadOnlyNote />
      {loading && <ProgressLine share={null} label="Looking at the catalog" />}
      {failure !== null && <ErrorNotice error={failure} />}
      {error !== null && <ErrorNotice error={error} />}
      {look !== null && error === null && (
        <>
          <p>
            <span className="mono">{table}</span>: <Rows ids={look.from} /> → <Rows ids={look.to} />
            {!moves && '. It stands there already.'}
          </p>
          {doubtful && (
            <Notice tone="warn" title="The catalog speaks against it, or can’t say.">
              What it shows is listed below. Stamp only where you know better.
            </Notice>
          )}
          {look.revisions.map((evidence) => (
            <Evidence key={evidence.revision} evidence={evidence} />
          ))}
        </>
      )}
    </WorkPanel>
  )
}

function Rows({ ids }: { ids: readonly string[] }) {
  return ids.length === 0 ? <>empty</> : <Name text={ids.join(', ')} />
}
