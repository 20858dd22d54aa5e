import type { ReadScript, ScriptChange } from '#contract/script-change'
import type { ScriptDialect } from '#contract/script-value'
import { readScript } from '#engine/projects/formats/alembic/script/read-script'

/** What stands at the head of most version files; the function's body begins on line 7. */
const head = `from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql
revision = 'a'
down_revision = None
def upgrade():
`

/** Reads the body of an `upgrade()`. */
export function readBody(body: string, dialect: ScriptDialect = 'postgresql'): ReadScript {
  const lines = body.split('\n').map((line) => (line === '' ? line : `    ${line}`))
  return readScript(`${head}${lines.join('\n')}\n`, 'up', dialect)
}

/** What the body of an `upgrade()` asks for. */
export function changesOf(body: string, dialect: ScriptDialect = 'postgresql'): readonly ScriptChange[] {
  return changesIn(readBody(body, dialect))
}

/** The changes of a script that must be readable. */
export function changesIn(read: ReadScript): readonly ScriptChange[] {
  if (read.kind === 'not-readable') throw new Error(`${read.line}:${read.column} ${read.why}`)
  return read.kind === 'changes' ? read.changes : []
}

/** The one change that a body asks for. */
export function changeOf(body: string, dialect: ScriptDialect = 'postgresql'): ScriptChange {
  const [change, ...more] = changesOf(body, dialect)
  if (!change || more.length > 0) throw new Error('not exactly one change')
  return change
}
