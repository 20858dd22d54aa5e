import { Anchor } from '@mantine/core'
import type { Project } from '#contract/revision'
import type { Whereabouts } from '#contract/where-is'
import { navigate } from '../../app/routes'
import { client } from '../../app/client'
import { useRead } from '../../app/useRead'
import { CopyButton } from '../../ui/CopyButton'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { Name } from '../../ui/Name'
import { ProgressLine } from '../../ui/ProgressLine'
import { moment } from '../../ui/time'

/** A revision the database is at and no file has: where git has it, and the ways on. */
export function Lost({ project, id }: { project: Project; id: string }) {
  const { folder, readAt } = project
  const { value, loading, error } = useRead([folder, id, readAt].join('\n'), (signal) =>
    client.projects.whereIs({ folder, revision: id }, { signal }),
  )
  return (
    <section className="detail-body" aria-labelledby="lost-title">
      <h3 className="told-title" id="lost-title">
        Where its file may be
      </h3>
      {loading && value === null && <ProgressLine share={null} label="Asking git" />}
      {error !== null && <ErrorNotice error={error} />}
      {value !== null && value.found.length === 0 && (
        <p>
          {value.note ?? 'No branch and no earlier commit of this checkout has a file with this revision.'}
        </p>
      )}
      {value?.found.map((one) => (
        <Found key={`${one.commit} ${one.path}`} found={one} />
      ))}
      {value !== null && value.found.length > 0 && value.note !== null && <p className="dim">{value.note}</p>}
      <p className="dim">
        Once the file is back it appears here by itself. Where it is gone for good,{' '}
        <Anchor component="button" type="button" onClick={() => navigate(['stamp'])}>
          stamp the database
        </Anchor>{' '}
        with a revision that is here.
      </p>
    </section>
  )
}

function Found({ found }: { found: Whereabouts }) {
  const { branches, commit, date, subject, path } = found
  const [branch] = branches
  const command = `git restore --source=${branch ?? commit.slice(0, 12)} -- ':/${path}'`
  const plain = /^[\w./@+-]+$/.test(path) && /^[\w./@+-]*$/.test(branch ?? '')
  return (
    <div className="found">
      <p>
        {branch === undefined ? (
          <>No branch has it now; it stands in an earlier commit.</>
        ) : (
          <>
            On {branches.length === 1 ? 'branch' : 'branches'}{' '}
            <strong>
              <Name text={branches.slice(0, 6).join(', ')} />
            </strong>
            {branches.length > 6 && ` and ${branches.length - 6} more`}
          </>
        )}
      </p>
      <p className="dim">
        <Name text={path} />
      </p>
      <p className="dim">
        Commit <span className="mono">{commit.slice(0, 12)}</span> of {moment(date)}:{' '}
        <span className="in-words">
          <Name text={subject} />
        </span>
      </p>
      {plain && (
        <div className="row found-command">
          <code className="mono grow">{command}</code>
          <CopyButton text={command} label="Copy command" />
        </div>
      )}
    </div>
  )
}
