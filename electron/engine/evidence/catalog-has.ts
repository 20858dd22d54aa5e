import type { Catalog, Table } from '#contract/catalog'
import type { TouchedObject } from './touch'

/** Answers whether a catalog shows an object; null where nothing tells it among others. */
export function catalogHas(catalog: Catalog): (object: TouchedObject) => boolean | null {
  const tables = new Map(catalog.tables.map((table) => [keyOf(table.schema, table.name), table]))
  const enums = new Set(catalog.enums.map(({ schema, name }) => keyOf(schema, name)))
  return (object) => {
    const { kind, schema, name, columns } = object
    if (name === null && columns.length === 0) return null
    if (kind === 'enum') return enums.has(keyOf(schema, name ?? ''))
    if (object.table === null)
      return catalog.tables.some((table) => table.schema === schema && tableHas(table, object))
    const table = tables.get(keyOf(schema, object.table))
    return table !== undefined && tableHas(table, object)
  }
}

function keyOf(schema: string, name: string): string {
  return JSON.stringify([schema, name])
}

function tableHas(table: Table, object: TouchedObject): boolean {
  const { name, columns } = object
  const fits = (other: { name: string; columns: readonly string[] }) =>
    name === null ? sameColumns(other.columns, columns) : sameName(name, other.name)
  switch (object.kind) {
    case 'table':
      return true
    case 'column':
      return table.columns.some((column) => fits({ name: column.name, columns: [column.name] }))
    case 'index':
      return indexesOf(table).some(fits)
    case 'primary-key':
      // MySQL calls every primary key PRIMARY, whatever the script does.
      if (table.primaryKey === null) return false
      return columns.length > 0 ? sameColumns(table.primaryKey.columns, columns) : fits(table.primaryKey)
    case 'unique':
      return [...table.uniques, ...indexesOf(table).filter(({ unique }) => unique)].some(fits)
    case 'foreign-key':
      return table.foreignKeys.some(fits)
    case 'check':
      return table.checks.some((check) => name !== null && sameCheck(name, check.name))
    case 'exclusion':
      return table.exclusions.some((exclusion) => name !== null && sameName(name, exclusion.name))
    case 'constraint':
      return (['primary-key', 'unique', 'foreign-key', 'check', 'exclusion'] as const).some((kind) =>
        tableHas(table, { ...object, kind }),
      )
    case 'enum':
      return false
  }
}

function indexesOf(table: Table): { name: string; columns: string[]; unique: boolean }[] {
  return table.indexes.map(({ name, parts, unique }) => ({
    name,
    unique,
    columns: parts.map(({ column, expression }) => column ?? expression ?? ''),
  }))
}

function sameColumns(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((column, i) => sameName(column, b[i] ?? ''))
}

/** Names of columns and indexes are told apart by case on some servers only; SQLAlchemy shortens long ones, and keeps 55 characters. */
function sameName(written: string, found: string): boolean {
  const [a, b] = [written.toLowerCase(), found.toLowerCase()]
  return a === b || (a.length > 63 && b.length >= 55 && b.startsWith(a.slice(0, 54)))
}

/** A naming convention puts the table's name before a check's own. */
function sameCheck(written: string, found: string): boolean {
  return sameName(written, found) || found.toLowerCase().endsWith(`_${written.toLowerCase()}`)
}
