import { envFromEnvironment } from './command'

/** A revision's file; `up` and `down` are the bodies of its functions, a statement a line. */
export function versionFile(
  id: string,
  more: {
    readonly down?: readonly string[]
    readonly labels?: string
    readonly needs?: string
    readonly up?: readonly string[]
    readonly back?: readonly string[]
  } = {},
): string {
  const { down = [], labels, needs, up = [], back = [] } = more
  const [only, ...others] = down
  const parent = only === undefined ? 'None' : others.length === 0 ? `"${only}"` : `("${down.join('", "')}")`
  const body = (lines: readonly string[]) =>
    (lines.length === 0 ? ['pass'] : lines).map((line) => `    ${line}`).join('\n')
  return `"""message of ${id}"""
from alembic import op
import sqlalchemy as sa

revision = "${id}"
down_revision = ${parent}
branch_labels = ${labels === undefined ? 'None' : `("${labels}",)`}
depends_on = ${needs === undefined ? 'None' : `("${needs}",)`}


def upgrade():
${body(up)}


def downgrade():
${body(back)}
`
}

const id = `sa.Column("id", sa.Integer(), primary_key=True)`

/**
 * Two branches that part and one that stands by itself and needs another's revision:
 * a1 ← a2 ← {a3, a4}, b1 (billing) ← b2, which needs a2.
 */
export const branchedProject: Readonly<Record<string, string>> = {
  'alembic.ini': '[alembic]\nscript_location = migrations\n',
  'migrations/env.py': envFromEnvironment,
  'migrations/versions/a1.py': versionFile('a1', {
    up: [`op.create_table("notes", ${id}, sa.Column("title", sa.String(80), nullable=False, index=True))`],
    back: ['op.drop_table("notes")'],
  }),
  'migrations/versions/a2.py': versionFile('a2', {
    down: ['a1'],
    up: ['op.add_column("notes", sa.Column("body", sa.Text()))'],
    back: ['op.drop_column("notes", "body")'],
  }),
  'migrations/versions/a3.py': versionFile('a3', {
    down: ['a2'],
    up: ['op.create_index("ix_notes_two", "notes", ["id", "title"])'],
    back: ['op.drop_index("ix_notes_two", table_name="notes")'],
  }),
  'migrations/versions/a4.py': versionFile('a4', {
    down: ['a2'],
    up: [`op.create_table("tags", ${id})`, 'op.execute("insert into tags (id) values (7)")'],
    back: ['op.drop_table("tags")'],
  }),
  'migrations/versions/b1.py': versionFile('b1', {
    labels: 'billing',
    up: [`op.create_table("bills", ${id}, sa.Column("note_id", sa.Integer()))`],
    back: ['op.drop_table("bills")'],
  }),
  'migrations/versions/b2.py': versionFile('b2', {
    down: ['b1'],
    needs: 'a2',
    up: ['op.create_foreign_key("fk_bills_note", "bills", "notes", ["note_id"], ["id"])'],
    back: ['op.drop_constraint("fk_bills_note", "bills", type_="foreignkey")'],
  }),
}
