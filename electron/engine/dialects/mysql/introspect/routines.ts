import type { DefinedObject } from '#contract/catalog'
import type { ServerInfo } from '#contract/connection'
import type { Session } from '../../dialect'
import { madeUnder, type Settings } from '../ddl/settings'
import type { Product } from '../flavour'
import { quoteIn } from '../quote'
import { definerOf, settingFacts, withoutDefiner } from './definer'
import { groupBy } from './group-by'
import { readParameters } from './parameters'
import { readEach, textIn } from './read-each'
import { routineText } from './routine-text'

export interface RoutineRow {
  readonly name: string
  readonly type: string
  readonly returns: string | null
  readonly returnsCharset: string | null
  readonly language: string | null
  readonly body: string | null
  readonly deterministic: string
  readonly access: string
  readonly security: string
  readonly comment: string
  readonly definer: string
  readonly sqlMode: string
  readonly collation: string
}

/** Functions and procedures with their DDL; those whose text the user may not see are named in `unseen`. */
export async function readRoutines(
  session: Session,
  product: Product,
  own: Settings,
): Promise<{ objects: DefinedObject[]; unseen: string[] }> {
  const all = await readRows(session)
  const rows = all.filter(({ type }) => type === 'FUNCTION' || type === 'PROCEDURE')
  const texts = product.flavour === 'mariadb' ? await shown(session, rows) : await written(session, rows)
  const hidden = rows.filter((_, at) => texts[at] === null).map(({ name }) => name)
  const packages = all.filter((row) => !rows.includes(row)).map(({ name }) => name)
  return {
    objects: rows.map((row, at) => routineOf(row, texts[at] ?? null, session.server, own)),
    unseen: [
      ...(hidden.length === 0
        ? []
        : [
            `The text of routines is told to their definers and to those who may see it; not of ${hidden.join(', ')}.`,
          ]),
      ...(packages.length === 0 ? [] : [`Packages are not read: ${[...new Set(packages)].join(', ')}.`]),
    ],
  }
}

function readRows(session: Session): Promise<RoutineRow[]> {
  return session.query<RoutineRow & Record<string, unknown>>(
    `select routine_name as \`name\`, routine_type as \`type\`, dtd_identifier as \`returns\`,
  character_set_name as \`returnsCharset\`, external_language as \`language\`, routine_definition as \`body\`,
  is_deterministic as \`deterministic\`, sql_data_access as \`access\`, security_type as \`security\`,
  routine_comment as \`comment\`, definer as \`definer\`, sql_mode as \`sqlMode\`,
  collation_connection as \`collation\`
from information_schema.routines where routine_schema = ? order by routine_name, routine_type`,
    [session.server.database],
  )
}

/** MariaDB's own texts: information_schema has neither parameters' defaults nor what they are `TYPE OF`. */
function shown(session: Session, rows: readonly RoutineRow[]): Promise<(string | null)[]> {
  const { database } = session.server
  const statements = rows.map(
    ({ type, name }) => `show create ${type.toLowerCase()} ${quoteIn(database, name)}`,
  )
  return readEach(session, statements, ({ rows: [row] }) => {
    const text = textIn(row, 'Create Procedure') ?? textIn(row, 'Create Function')
    return text === null ? null : withoutDefiner(text)
  })
}

/** MySQL has no way to ask for many texts at once, so that they are put together from what information_schema tells. */
async function written(session: Session, rows: readonly RoutineRow[]): Promise<(string | null)[]> {
  if (rows.length === 0) return []
  const parameters = groupBy(await readParameters(session), ({ routine, type }) => `${type} ${routine}`)
  return rows.map((row) => routineText(row, parameters.get(`${row.type} ${row.name}`) ?? []))
}

function routineOf(row: RoutineRow, text: string | null, server: ServerInfo, own: Settings): DefinedObject {
  const kind = row.type === 'FUNCTION' ? 'function' : 'procedure'
  return {
    ref: { kind, schema: server.database, name: row.name, table: null },
    definition:
      text === null
        ? '-- Not shown: the definition, for want of privileges on it.'
        : madeUnder(text, { sqlMode: row.sqlMode, collation: row.collation }, own),
    facts: [
      ...(row.returns === null || row.returns === '' ? [] : [{ name: 'returns', value: row.returns }]),
      { name: 'deterministic', value: row.deterministic === 'YES' ? 'yes' : 'no' },
      { name: 'data access', value: row.access.toLowerCase() },
      { name: 'security', value: row.security.toLowerCase() },
      ...settingFacts(row),
    ],
    definer: definerOf(row, server),
    comment: row.comment === '' ? null : row.comment,
  }
}
