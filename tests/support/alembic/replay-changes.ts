import { readScript } from '#engine/projects/formats/alembic/script/read-script'
import type { Statement } from '#contract/plan'
import type { Direction } from '#contract/revision'
import type { Dialect, Session } from '#engine/dialects/dialect'
import type { RenderContext } from '#engine/dialects/sqlalchemy/render-options'
import type { FixtureRevision } from './revisions'

/** Reads one direction of a revision as data and renders it. */
export async function renderRevision(
  dialect: Dialect,
  revision: Pick<FixtureRevision, 'file' | 'text' | 'title'>,
  direction: Direction,
  context: RenderContext,
): Promise<Statement[]> {
  const name = dialect.name === 'postgres' ? 'postgresql' : 'mysql'
  const script = readScript(revision.text, direction, name)
  if (script.kind === 'empty') return []
  if (script.kind === 'not-readable')
    throw new Error(`${revision.title}, ${direction}, line ${script.line}: ${script.why}`)
  return dialect.render(script.changes, revision.file, context)
}

/** Runs statements as a run would: in one transaction, but those that have to run outside. */
export async function runStatements(
  session: Session,
  statements: readonly Statement[],
  inTransactions: boolean,
): Promise<void> {
  let open = false
  const set = async (to: boolean): Promise<void> => {
    if (open !== to && inTransactions) await session.run(to ? 'begin' : 'commit')
    open = to
  }
  for (const { sql, transactional } of statements) {
    await set(transactional)
    await session.run(sql).catch((error: unknown) => {
      throw new Error(`${String(error)}\nin: ${sql}`, { cause: error })
    })
  }
  await set(false)
}
