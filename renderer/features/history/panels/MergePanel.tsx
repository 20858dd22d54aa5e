import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MergeLook } from '#contract/new-revision'
import type { Project } from '#contract/revision'
import { labelOf } from './NewRevisionPanel'
import { useWriting } from './useWriting'
import { Written } from './Written'
import { WorkPanel } from './WorkPanel'
import { Relatives } from '../Relatives'
import { headsOf } from '../rows'
import { useDialect } from '../useDialect'
import { client } from '../../../app/client'
import { useRead } from '../../../app/useRead'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Name } from '../../../ui/Name'
import { Notice } from '../../../ui/Notice'
import { ProgressLine } from '../../../ui/ProgressLine'

/** Writes a revision that joins heads, after a look at what they both touch. */
export function MergePanel({ project }: { project: Project }) {
  const heads = [...headsOf(project, project.revisions)]
  const { dialect } = useDialect(project)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [message, setMessage] = useState('')
  const { written, error: failure, busy, write } = useWriting(project.folder)
  const chosen = heads.filter((id) => !left.has(id))
  const { folder, readAt } = project
  const enough = chosen.length > 1 && written === null
  const {
    value: look,
    loading,
    error,
  } = useRead([folder, ...chosen, dialect, readAt].join('\n'), async (signal) =>
    enough ? client.projects.mergeLook({ folder, revisions: chosen, dialect }, { signal }) : null,
  )
  if (written !== null) return <Written written={written} />
  const words = message.trim() === '' ? `merge ${chosen.join(' and ')}` : message.trim()
  return (
    <WorkPanel
      title="Merge heads"
      verb="Write the merge"
      ready={enough && error === null}
      busy={busy}
      onDo={() => write(words, chosen)}
    >
      <p className="dim">
        Writes a revision that follows all of them and changes nothing itself, so that the history has one
        end.
      </p>
      <TextInput
        data-first
        label="Message"
        placeholder={words}
        autoComplete="off"
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <div className="choices" role="group" aria-label="Heads to merge">
        {heads.map((id) => (
          <Checkbox
            key={id}
            label={labelOf(project, id)}
            checked={!left.has(id)}
            onChange={(event) =>
              setLeft(event.currentTarget.checked ? without(left, id) : new Set([...left, id]))
            }
          />
        ))}
      </div>
      {chosen.length < 2 && <p>A merge joins two heads or more; this history has {heads.length}.</p>}
      {loading && <ProgressLine share={null} label="Comparing the branches" />}
      {failure !== null && <ErrorNotice error={failure} />}
      {error !== null && <ErrorNotice error={error} />}
      {look !== null && enough && <Meeting look={look} />}
    </WorkPanel>
  )
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((one) => one !== id))
}

function Meeting({ look: { sides, touchedByBoth, unread } }: { look: MergeLook }) {
  return (
    <>
      <section aria-label="Branches">
        {sides.map(({ head, revisions }) => (
          <p key={head} className="dim">
            Only under <Name text={head} />: <Relatives ids={revisions} />
          </p>
        ))}
      </section>
      {touchedByBoth.length === 0 ? (
        <p>
          {unread.length === 0
            ? 'No object is touched by more than one of them.'
            : 'Of what can be told, no object is touched by more than one of them.'}
        </p>
      ) : (
        <Notice tone="warn" title="Touched by more than one of them">
          {touchedByBoth.map(({ object, revisions }) => (
            <div key={object}>
              <Name text={object} />: <Relatives ids={revisions} />
            </div>
          ))}
        </Notice>
      )}
      {unread.map(({ revision, why }) => (
        <p key={revision} className="dim">
          <Relatives ids={[revision]} />: {why}
        </p>
      ))}
    </>
  )
}
