import type { Problem, Project } from '#contract/revision'
import { Name } from '../../ui/Name'

/** What is wrong with the project's files and which files are no migrations, each with its reason. */
export function Problems({
  problems,
  ignored,
}: {
  problems: readonly Problem[]
  ignored: Project['ignored']
}) {
  if (problems.length === 0 && ignored.length === 0) return null
  return (
    <div className="problems">
      {problems.length > 0 && (
        <details open>
          <summary>
            {problems.length} {problems.length === 1 ? 'problem' : 'problems'} in the files
          </summary>
          <ul>
            {problems.map((problem, index) => (
              <li key={index} data-blocks={problem.blocks || undefined}>
                <div>{problem.message}</div>
                <div className="dim">{problem.advice}</div>
                {problem.files.map((file) => (
                  <div key={file} className="mono dim">
                    <Name text={file} />
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
      {ignored.length > 0 && (
        <details>
          <summary>
            {ignored.length} {ignored.length === 1 ? 'file' : 'files'} ignored
          </summary>
          <ul>
            {ignored.map(({ file, reason }) => (
              <li key={file}>
                <span className="mono">
                  <Name text={file} />
                </span>
                <div className="dim">{reason}</div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
