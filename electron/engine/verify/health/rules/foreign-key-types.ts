import type { Column, Table } from '#contract/catalog'
import { integerLimit } from '../integer-limit'
import { nameOf, partRef, tableRef, type Found, type Look, type Rule } from '../rule'

/** Foreign keys whose two ends have different types. */
export const foreignKeyTypes: Rule = (look) => {
  const { catalog } = look
  const tables = new Map(catalog.tables.map((table) => [JSON.stringify([table.schema, table.name]), table]))
  return catalog.tables
    .filter(({ kind }) => kind !== 'partition')
    .flatMap((table) =>
      table.foreignKeys.flatMap((key) => {
        const to = tables.get(JSON.stringify([key.toSchema, key.toTable]))
        return key.columns.flatMap((name, at) => {
          const column = columnOf(table, name)
          const target = columnOf(to, key.toColumns[at])
          if (to === undefined || column === null || target === null) return []
          return baseType(column.type) === baseType(target.type)
            ? []
            : [found(look, table, column, to, target, key.name)]
        })
      }),
    )
}

function found(look: Look, table: Table, column: Column, to: Table, target: Column, key: string): Found {
  const { catalog, mends } = look
  const [limit, targetLimit] = [integerLimit(column.type), integerLimit(target.type)]
  const narrower = limit !== null && targetLimit !== null && limit < targetLimit
  const integers = limit !== null && targetLimit !== null
  const here = `${nameOf(catalog, table)}.${column.name}`
  return {
    rule: 'foreign-key-types',
    severity: integers && !narrower ? 'info' : 'warn',
    ref: partRef('foreign-key', table, key),
    page: tableRef(table),
    what: `${here} is ${column.type}, but ${nameOf(catalog, to)}.${target.name}, which it points to, is ${target.type}.`,
    why: narrower
      ? `Once ${target.name} is beyond ${limit.toLocaleString('en-US')}, no row here can point to it.`
      : integers
        ? 'It can hold numbers that no row can ever have there; the two were meant to be one type.'
        : 'Each check compares two types, which may be slow or keep an index from being used.',
    mend: mends.changeType(table, column, target.type),
    caution:
      'It may write the whole table anew, which is locked meanwhile; views on the column have to be made again.',
    bytes: table.bytes,
  }
}

function columnOf(table: Table | undefined, name: string | undefined): Column | null {
  return table?.columns.find((column) => column.name === name) ?? null
}

/** A type without its length: varchar(20) may well point to varchar(50). */
function baseType(type: string): string {
  return type
    .replace(/\([^)]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
