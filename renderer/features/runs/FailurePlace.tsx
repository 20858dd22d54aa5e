import type { Outcome, Run } from '#contract/run'
import { client } from '../../app/client'
import { useSqlLanguage } from '../../app/sql-language'
import { useRead } from '../../app/useRead'
import { CodeView } from '../../ui/CodeView'

/** The file that failed, opened at the place. */
export function FailurePlace({ run, outcome }: { run: Run; outcome: Outcome }) {
  const language = useSqlLanguage()
  const step = outcome.at === null ? undefined : run.steps[outcome.at.step]
  const statement = outcome.at === null ? undefined : step?.plan.statements[outcome.at.statement]
  const file = outcome.error?.place?.file ?? step?.plan.file ?? null
  const line = outcome.error?.place?.line ?? statement?.line ?? null
  const column = outcome.error?.place?.column ?? statement?.column ?? null
  const { value } = useRead(`${run.folder}\n${file}`, async (signal) =>
    file === null ? null : client.projects.source({ folder: run.folder, file }, { signal }),
  )
  if (value === null || line === null) return null
  return (
    <figure className="failure">
      <figcaption className="mono dim">
        {value.file}:{line}
      </figcaption>
      <div className="failure-code">
        <CodeView
          label={`Source of ${value.file}`}
          text={value.text}
          language={language}
          place={{ line, column }}
        />
      </div>
    </figure>
  )
}
