import type { Dependency, ObjectRef } from '#contract/catalog'
import type { Session } from '../../dialect'
import { atLeast, type Product } from '../flavour'
import { namesUsed } from './view-names'
import type { ViewRow } from './views'

/** Every relation and function of the database by its name. */
export interface Known {
  readonly relations: ReadonlyMap<string, ObjectRef>
  readonly functions: ReadonlyMap<string, ObjectRef>
}

/** What each view needs, as far as it is sure; views of which it is not are named in `unseen`. */
export async function readViewDependencies(
  session: Session,
  product: Product,
  views: readonly ViewRow[],
  known: Known,
): Promise<{ dependencies: Dependency[]; unseen: string[] }> {
  if (views.length === 0) return { dependencies: [], unseen: [] }
  const schema = session.server.database
  const told = product.flavour === 'mysql' && atLeast(product, 8, 0, 13) ? await readUsage(session) : null
  const unsure: string[] = []
  const hidden = told === null ? views.filter(({ definition }) => definition === '') : []
  const dependencies = views.flatMap((view) => {
    const from: ObjectRef = { kind: 'view', schema, name: view.name, table: null }
    const used = told === null ? namesUsed(view.definition, schema) : (told.get(view.name) ?? nothing)
    if (used === null) {
      unsure.push(view.name)
      return []
    }
    const on = [
      ...[...used.relations].map((name) => known.relations.get(name)),
      ...[...used.functions].map((name) => known.functions.get(name.toLowerCase())),
    ]
    return on.filter((ref) => ref !== undefined).map((ref) => ({ from, on: ref }))
  })
  const named = (names: readonly string[], sentence: string): string[] =>
    names.length === 0 ? [] : [`${sentence}: ${names.join(', ')}.`]
  return {
    dependencies,
    unseen: [
      ...named(unsure, 'What these views depend on cannot be read surely from their text'),
      ...named(
        hidden.map(({ name }) => name),
        'Without the privilege SHOW VIEW neither the text of these views is told nor what they depend on',
      ),
    ],
  }
}

const nothing = { relations: new Set<string>(), functions: new Set<string>() }

/** MySQL tells: https://dev.mysql.com/doc/refman/8.4/en/information-schema-view-table-usage-table.html */
async function readUsage(session: Session): Promise<Map<string, typeof nothing>> {
  const database = session.server.database
  const used = new Map<string, typeof nothing>()
  const of = (view: unknown): typeof nothing => {
    const name = String(view)
    const found = used.get(name) ?? { relations: new Set<string>(), functions: new Set<string>() }
    used.set(name, found)
    return found
  }
  const relations = await session.query(
    `select view_name as \`view\`, table_name as \`name\` from information_schema.view_table_usage
where view_schema = ? and table_schema = view_schema`,
    [database],
  )
  for (const { view, name } of relations) of(view).relations.add(String(name))
  const functions = await session.query(
    `select table_name as \`view\`, specific_name as \`name\` from information_schema.view_routine_usage
where table_schema = ? and specific_schema = table_schema`,
    [database],
  )
  for (const { view, name } of functions) of(view).functions.add(String(name))
  return used
}
