import type { View } from '#contract/catalog'
import type { Session } from '../../dialect'
import type { ColumnRow } from './columns'
import { unqualify } from './unqualify'

export interface ViewRow {
  readonly name: string
  readonly definition: string
  readonly check: string
}

/** Views; the definition is empty without the privilege SHOW VIEW. */
export function readViews(session: Session): Promise<ViewRow[]> {
  return session.query<ViewRow & Record<string, unknown>>(
    `select table_name as \`name\`, view_definition as \`definition\`, check_option as \`check\`
from information_schema.views where table_schema = ?`,
    [session.server.database],
  )
}

export function viewOf(row: ViewRow, columns: readonly ColumnRow[], database: string): View {
  const check =
    row.check === 'LOCAL' || row.check === 'CASCADED' ? ` with ${row.check.toLowerCase()} check option` : ''
  return {
    schema: database,
    name: row.name,
    materialized: false,
    columns: columns.map(({ name, type }) => ({ name, type })),
    definition: unqualify(row.definition, database) + check,
    comment: null,
  }
}
