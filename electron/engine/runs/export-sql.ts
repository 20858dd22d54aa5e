import type { Statement } from '#contract/plan'
import type { Project } from '#contract/revision'
import { AppError } from '../errors'
import { type RangeStep, rangeSteps, type WantedRange } from '../projects/sql-range'
import { type Reader, readScript } from './read-script'
import { SqlScript } from './sql-script'
import { VersionStatements } from './version-statements'

/** A range of a history as one SQL script, as `alembic upgrade from:to --sql` writes it; throws where a revision can't be told. */
export async function exportSql(project: Project, wanted: WantedRange, reader: Reader): Promise<string> {
  const steps = rangeSteps(project, wanted)
  const { dialect } = reader
  const table = new VersionStatements(
    dialect,
    project.versionTable ?? { schema: null, name: 'alembic_version' },
  )
  const script = new SqlScript(dialect.transactionalDdl)
  for (const step of steps) {
    if (step.fromNothing && wanted.direction === 'up') script.add(table.create())
    script.say(runningWords(step, wanted))
    for (const { sql, transactional } of await statementsOf(project, step.revision, wanted, reader))
      script.add(sql, transactional)
    for (const sql of await table.changes(step.versions)) script.add(sql)
  }
  if (steps.at(-1)?.toNothing === true) script.add(table.drop())
  return script.end()
}

async function statementsOf(
  project: Project,
  revision: string,
  { direction }: WantedRange,
  reader: Reader,
): Promise<readonly Statement[]> {
  const read = await readScript(project, revision, direction, reader)
  if (read.way !== 'delegated') return read.statements
  throw onlyByTool(revision, read.why)
}

function runningWords({ revision, downRevisions }: RangeStep, { direction }: WantedRange): string {
  const below = downRevisions.join(', ')
  return direction === 'up'
    ? `Running upgrade ${below} -> ${revision}`
    : `Running downgrade ${revision} -> ${below}`
}

function onlyByTool(revision: string, why: string | null): AppError {
  return new AppError(
    'script-not-read',
    `The SQL of ${revision} is not known without running it. ${why ?? ''}`.trim(),
    { advice: 'Write out the ranges before and after it, and run it by itself in between.' },
  )
}
