import type { View } from '#contract/catalog'
import type { ServerInfo } from '#contract/connection'
import type { Session } from '../../dialect'
import type { Settings } from '../ddl/settings'
import type { Product } from '../flavour'
import { quoteIn } from '../quote'
import type { ColumnRow } from './columns'
import { definerOf } from './definer'
import { groupBy } from './group-by'
import { readEach, textIn, type Answer } from './read-each'
import { byName } from './table'
import { unqualify } from './unqualify'

export interface ViewRow {
  readonly name: string
  /** With the schema before every table; empty without the privilege SHOW VIEW. */
  readonly definition: string
  readonly check: string
  readonly security: string
  readonly algorithm: string
  readonly definer: string
  readonly collation: string
}

/** Views; the definition is empty without the privilege SHOW VIEW. */
export function readViewRows(session: Session, product: Product): Promise<ViewRow[]> {
  // MySQL does not tell the algorithm.
  const algorithm = product.flavour === 'mariadb' ? 'algorithm' : "'UNDEFINED'"
  return session.query<ViewRow & Record<string, unknown>>(
    `select table_name as \`name\`, view_definition as \`definition\`, check_option as \`check\`,
  security_type as \`security\`, ${algorithm} as \`algorithm\`, definer as \`definer\`,
  collation_connection as \`collation\`
from information_schema.views where table_schema = ?`,
    [session.server.database],
  )
}

/** The views' values; those whose columns the server does not tell, for they use what is no more, are named in `unseen`. */
export async function readViews(
  session: Session,
  product: Product,
  rows: readonly ViewRow[],
  own: Settings,
  columns: () => Promise<ColumnRow[]>,
): Promise<{ views: View[]; unseen: string[] }> {
  const database = session.server.database
  if (product.flavour === 'mysql') {
    const byView = groupBy(rows.length === 0 ? [] : await columns(), ({ table }) => table)
    const views = rows.map((row) =>
      viewOf(row, unqualify(row.definition, database), byView.get(row.name) ?? [], session.server, own),
    )
    return { views: views.sort(byName), unseen: [] }
  }
  const answers = await readEach(
    session,
    rows.flatMap(({ name }) => [
      `show create view ${quoteIn(database, name)}`,
      `show columns from ${quoteIn(database, name)}`,
    ]),
    (answer) => answer,
  )
  const views: View[] = []
  const unseen: string[] = []
  for (const [at, row] of rows.entries()) {
    const [created, shown] = answers.slice(2 * at)
    const definition = created === undefined ? '' : definitionIn(created, row)
    views.push(viewOf(row, unqualify(definition, database), columnsIn(shown), session.server, own))
    if (shown?.refusal != null)
      unseen.push(`The columns of view ${row.name} are not told: ${shown.refusal.message}.`)
  }
  return { views: views.sort(byName), unseen }
}

/** information_schema has `?` for what utf8mb3 has not; SHOW CREATE VIEW has the text whole. */
function definitionIn({ rows: [row] }: Answer, { check }: ViewRow): string {
  const text = textIn(row, 'Create View')
  if (text === null) return ''
  const head = / VIEW (?:`(?:[^`]|``)*`\.)?`(?:[^`]|``)*`(?: \((?:`(?:[^`]|``)*`,?\s*)+\))? AS /.exec(text)
  if (head === null) return ''
  const definition = text.slice(head.index + head[0].length)
  return isChecked(check) ? definition.replace(/ WITH (LOCAL|CASCADED) CHECK OPTION$/, '') : definition
}

function columnsIn(answer: Answer | undefined): Pick<ColumnRow, 'name' | 'type'>[] {
  return (answer?.rows ?? []).map((row) => ({
    name: textIn(row, 'Field') ?? '',
    type: textIn(row, 'Type') ?? '',
  }))
}

function isChecked(check: string): boolean {
  return check === 'LOCAL' || check === 'CASCADED'
}

function viewOf(
  row: ViewRow,
  definition: string,
  columns: readonly Pick<ColumnRow, 'name' | 'type'>[],
  server: ServerInfo,
  own: Settings,
): View {
  const check = isChecked(row.check) ? ` with ${row.check.toLowerCase()} check option` : ''
  return {
    schema: server.database,
    name: row.name,
    materialized: false,
    columns: columns.map(({ name, type }) => ({ name, type })),
    definition: definition === '' ? '' : definition + check,
    options: optionsOf(row),
    connectionCollation: row.collation === own.collation ? null : row.collation,
    definer: definerOf(row, server),
    unshown: definition === '' ? ['the definition, for want of the privilege SHOW VIEW'] : [],
    facts: [
      { name: 'definer', value: row.definer },
      { name: 'security', value: row.security.toLowerCase() },
      { name: 'connection collation', value: row.collation },
    ],
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
