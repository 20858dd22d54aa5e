import { Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Project } from '#contract/revision'
import { useWriting } from './useWriting'
import { Written } from './Written'
import { WorkPanel } from './WorkPanel'
import { headsOf } from '../rows'
import { ErrorNotice } from '../../../ui/ErrorNotice'

/** Writes an empty revision on top of a head, as the project's own template would. */
export function NewRevisionPanel({ project }: { project: Project }) {
  const heads = [...headsOf(project, project.revisions)]
  const [message, setMessage] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const { written, error, busy, write } = useWriting(project.folder)
  const parent = chosen ?? heads.at(-1) ?? null
  if (written !== null) return <Written written={written} />
  return (
    <WorkPanel
      title="New revision"
      verb="Write the file"
      ready={message.trim() !== ''}
      busy={busy}
      onDo={() => write(message.trim(), parent === null ? null : [parent])}
    >
      <p className="dim">
        Writes an empty revision from the project’s own <span className="mono">script.py.mako</span>. No
        database is asked, and nothing runs.
      </p>
      <TextInput
        data-first
        label="Message"
        placeholder="add tags to notes"
        autoComplete="off"
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      {heads.length > 1 && (
        <Radio.Group label="It follows" value={parent ?? ''} onChange={setChosen}>
          <div className="choices">
            {heads.map((id) => (
              <Radio key={id} size="xs" value={id} label={labelOf(project, id)} />
            ))}
          </div>
        </Radio.Group>
      )}
      {heads.length === 1 && parent !== null && <p>It follows {labelOf(project, parent)}.</p>}
      {heads.length === 0 && <p>It is the first of this history.</p>}
      {error !== null && <ErrorNotice error={error} />}
    </WorkPanel>
  )
}

/** A revision as a choice names it. */
export function labelOf(project: Project, id: string): string {
  const message = project.revisions.find((one) => one.id === id)?.message ?? ''
  return message === '' ? id : `${id} ${message}`
}
