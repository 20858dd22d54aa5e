import type { Direction, Project, Revision } from '#contract/revision'
import { useRead } from '../../app/useRead'
import { client } from '../../app/client'
import { DialectChoice } from './DialectChoice'
import { NotTold } from './NotTold'
import { trimmed } from './trimmed'
import { useDialect } from './useDialect'
import { CodeView } from '../../ui/CodeView'
import { Notice } from '../../ui/Notice'

/** One direction of a revision as its file has it, numbered as in the file. */
export function ScriptView(props: { project: Project; revision: Revision; direction: Direction }) {
  const { project, revision, direction } = props
  const { dialect, connected } = useDialect(project)
  const choose = !connected && project.format === 'alembic' && <DialectChoice dialect={dialect} />
  const {
    value: script,
    loading,
    error,
  } = useRead([project.folder, revision.id, direction, dialect, project.readAt].join('\n'), (signal) =>
    client.projects.script({ folder: project.folder, revision: revision.id, direction, dialect }, { signal }),
  )
  if (error !== null) {
    return (
      <div className="detail-body">
        {choose}
        <NotTold error={error} />
      </div>
    )
  }
  if (script === null)
    return loading ? null : <p className="detail-body dim">There is no {direction} part.</p>
  const shown = trimmed(script)
  return (
    <div className="column fill">
      {choose !== false && <div className="detail-note">{choose}</div>}
      {script.from === 'rendered' && (
        <p className="detail-note dim">Told by the project’s own Alembic, which ran the revision’s file.</p>
      )}
      {shown.text === '' && <p className="detail-note dim">No statement.</p>}
      {!script.transaction && (
        <div className="detail-note">
          <Notice tone="info" title="transaction:false">
            The file asks to run outside a transaction: what ran before a failure stays.
          </Notice>
        </div>
      )}
      <CodeView
        label={`SQL ${direction} of ${revision.id}`}
        text={shown.text}
        firstLine={shown.line}
        language={project.format === 'alembic' || connected ? dialect : 'sql'}
        numbers={script.from === 'file'}
      />
    </div>
  )
}
