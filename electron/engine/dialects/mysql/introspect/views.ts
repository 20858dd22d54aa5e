import type { View } from '#contract/catalog'
import type { Session } from '../../dialect'
import type { Product } from '../flavour'
import type { ColumnRow } from './columns'
import { unqualify } from './unqualify'

export interface ViewRow {
  readonly name: string
  readonly definition: string
  readonly check: string
  readonly security: string
  readonly algorithm: string
}

/** Views; the definition is empty without the privilege SHOW VIEW. */
export function readViews(session: Session, product: Product): Promise<ViewRow[]> {
  // MySQL does not tell the algorithm.
  const algorithm = product.flavour === 'mariadb' ? 'algorithm' : "'UNDEFINED'"
  return session.query<ViewRow & Record<string, unknown>>(
    `select table_name as \`name\`, view_definition as \`definition\`, check_option as \`check\`,
  security_type as \`security\`, ${algorithm} as \`algorithm\`
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
    definition: row.definition === '' ? '' : unqualify(row.definition, database) + check,
    options: optionsOf(row),
    unshown: row.definition === '' ? ['the definition, for want of the privilege SHOW VIEW'] : [],
    comment: null,
  }
}

function optionsOf({ security, algorithm }: ViewRow): string | null {
  const words = [
    algorithm === 'UNDEFINED' ? '' : `algorithm = ${algorithm}`,
    security === 'INVOKER' ? 'sql security invoker' : '',
  ].filter((one) => one !== '')
  return words.length === 0 ? null : words.join(' ')
}
