import type { Statement } from '#contract/plan'
import type { RenderContext } from '#engine/dialects/sqlalchemy/render-options'
import { mysql } from '#engine/dialects/mysql/index'
import { postgres } from '#engine/dialects/postgres/index'
import { changesOf } from '../alembic-script'

const dialects = { postgresql: postgres, mysql }

/** The statements that the body of an `upgrade()` comes to. */
export function rendered(
  dialect: keyof typeof dialects,
  body: string,
  context: RenderContext = {},
): Promise<Statement[]> {
  return dialects[dialect].render(changesOf(body, dialect), 'versions/a.py', context)
}

/** Their SQL alone. */
export async function sqlOf(
  dialect: keyof typeof dialects,
  body: string,
  context: RenderContext = {},
): Promise<string[]> {
  return (await rendered(dialect, body, context)).map(({ sql }) => sql)
}
