import type { Column, ForeignKey, Index, ObjectRef, Table } from '#contract/catalog'
import type { Change } from '#contract/change'
import { refKey } from '#contract/ref-key'
import { type CatalogIndex, placeKey, tableAt } from './index-of'
import { columnKey, schemaKey, tableKey, uniqueKey, valueKey } from './keys'
import { wordsOf } from './mentions'

/** The keys of what a change's object needs in one of the catalogs; none where it does not stand there. */
export function usesOf(index: CatalogIndex, { kind, ref }: Pick<Change, 'kind' | 'ref'>): string[] {
  if (ref.kind === 'schema') return []
  const schema = ref.schema === '' ? [] : [schemaKey(ref.schema)]
  const view = index.views.get(placeKey(ref))
  if (view !== undefined && (ref.kind === 'view' || ref.kind === 'materialized-view'))
    return [...schema, ...neededBy(index, ref, view.definition)]
  const object = index.objects.get(refKey(ref))
  if (object !== undefined)
    return [...schema, ...ownerUses(index, ref), ...neededBy(index, ref, object.definition)]
  const table = tableAt(index, ref)
  if (table === null) return schema
  if (kind === 'create-table' || kind === 'drop-table')
    return [
      ...schema,
      ...parentUses(table),
      ...neededBy(index, ref, null),
      ...valueUses(index, table.columns),
    ]
  if (ref.kind === 'table') return parentUses(table)
  return [tableKey(table.schema, table.name), ...partUses(index, table, ref)]
}

function partUses(index: CatalogIndex, table: Table, { kind, name }: ObjectRef): string[] {
  if (kind === 'foreign-key')
    return table.foreignKeys.filter((one) => one.name === name).flatMap((key) => foreignKeyUses(table, key))
  if (kind === 'column') {
    const columns = table.columns.filter((one) => one.name === name)
    const text = columns.map(({ type, default: value }) => `${type} ${value ?? ''}`).join(' ')
    const generated = columns.map((one) => one.generated?.expression ?? '').join(' ')
    return [
      ...mentionedNeeds(index, table, `${text} ${generated}`),
      ...mentionedColumns(table, generated),
      ...valueUses(index, columns),
    ]
  }
  const text = partText(table, kind, name)
  return [
    ...text.columns.map((one) => columnKey(table.schema, table.name, one)),
    ...mentioned(index, table, text.sql),
  ]
}

/** The columns that a key, check or index names, and the rest of it as SQL. */
function partText(
  table: Table,
  kind: ObjectRef['kind'],
  name: string,
): { columns: readonly string[]; sql: string } {
  const named = <T extends { name: string }>(list: readonly T[]): T | undefined =>
    list.find((one) => one.name === name)
  if (kind === 'primary-key') return { columns: table.primaryKey?.columns ?? [], sql: '' }
  if (kind === 'unique') return { columns: named(table.uniques)?.columns ?? [], sql: '' }
  if (kind === 'check') return { columns: [], sql: named(table.checks)?.expression ?? '' }
  if (kind === 'exclusion') return { columns: [], sql: named(table.exclusions)?.definition ?? '' }
  const index = named(table.indexes)
  return index === undefined ? { columns: [], sql: '' } : { columns: index.include, sql: indexText(index) }
}

function indexText({ parts, predicate }: Index): string {
  const columns = parts.map(({ column, expression }) =>
    column === null ? (expression ?? '') : `"${column.replaceAll('"', '""')}"`,
  )
  return [...columns, predicate ?? ''].join(' ')
}

function foreignKeyUses({ schema, name }: Table, key: ForeignKey): string[] {
  const { toSchema, toTable, toColumns } = key
  return [
    ...key.columns.map((one) => columnKey(schema, name, one)),
    tableKey(toSchema, toTable),
    ...toColumns.map((one) => columnKey(toSchema, toTable, one)),
    uniqueKey(toSchema, toTable, toColumns),
  ]
}

function parentUses({ parents = [] }: Table): string[] {
  return parents.map(({ schema, name }) => tableKey(schema, name))
}

/** What an object stands on: the table or view of a trigger, policy or rule. */
function ownerUses({ views }: CatalogIndex, { schema, table }: ObjectRef): string[] {
  if (table === null) return []
  const view = views.get(placeKey({ schema, name: table }))
  if (view === undefined) return [tableKey(schema, table)]
  const kind = view.materialized ? 'materialized-view' : 'view'
  return [refKey({ kind, schema, name: table, table: null })]
}

/** What the server says that an object needs, with the columns that its text mentions. */
function neededBy(index: CatalogIndex, ref: ObjectRef, sql: string | null): string[] {
  const needs = index.needs.get(refKey(ref)) ?? []
  if (sql === null) return needs.map(refKey)
  const words = wordsOf(sql)
  const own = ref.table === null ? [] : [{ ...ref, kind: 'table' as const, name: ref.table, table: null }]
  const columns = [...needs, ...own].flatMap((need) => {
    const table = need.kind === 'table' ? tableAt(index, need) : null
    return table === null ? [] : columnsIn(table, words)
  })
  return [...needs.map(refKey), ...columns]
}

function mentioned(index: CatalogIndex, table: Table, sql: string): string[] {
  return [...mentionedNeeds(index, table, sql), ...mentionedColumns(table, sql)]
}

/** Of what a whole table needs, what a part of it mentions. */
function mentionedNeeds(index: CatalogIndex, { schema, name }: Table, sql: string): string[] {
  const needs = index.needs.get(tableKey(schema, name)) ?? []
  if (needs.length === 0) return []
  const words = wordsOf(sql)
  // A routine goes by its argument types too.
  return needs.filter((need) => words.has(need.name.replace(/\(.*$/s, ''))).map(refKey)
}

function mentionedColumns(table: Table, sql: string): string[] {
  return sql === '' ? [] : columnsIn(table, wordsOf(sql))
}

function columnsIn({ schema, name, columns }: Table, words: ReadonlySet<string>): string[] {
  return columns.filter((one) => words.has(one.name)).map((one) => columnKey(schema, name, one.name))
}

/** The values of enums that defaults name. */
function valueUses({ catalog }: CatalogIndex, columns: readonly Column[]): string[] {
  return columns.flatMap(({ type, default: value }) => {
    if (value === null || !value.includes("'")) return []
    const words = wordsOf(type)
    return catalog.enums
      .filter(({ name }) => words.has(name))
      .flatMap((one) =>
        one.values
          .filter((each) => value.includes(`'${each.replaceAll("'", "''")}'`))
          .map((each) => valueKey(one, each)),
      )
  })
}
