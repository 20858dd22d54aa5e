import type { Catalog, IndexPart } from '#contract/catalog'
import { openDatabase } from './database'
import { table } from './table'
import { print, type Terminal } from './terminal'

/** `varve inspect`: the database's catalog. */
export async function inspect(terminal: Terminal): Promise<number> {
  const connectionId = await openDatabase(terminal)
  const catalog = await terminal.client.catalog.read({ connectionId, refresh: true })
  print(terminal, catalog, () => catalogLines(catalog))
  return 0
}

function catalogLines(catalog: Catalog): string[] {
  const { tables, views, enums, unseen = [] } = catalog
  return [
    `${tables.length} tables, ${views.length} views, ${enums.length} enum types`,
    ...unseen,
    ...tables.flatMap((found) => [
      '',
      ...table([[`${found.schema}.${found.name}`]]),
      ...table(
        found.columns.map(({ name, type, nullable, default: value }) => [
          ' ',
          name,
          type,
          nullable ? '' : 'not null',
          value === null ? '' : `default ${value}`,
        ]),
      ),
      ...table([
        ...found.indexes.map(({ name, unique, parts }) => [
          ' ',
          unique ? 'unique index' : 'index',
          name,
          `(${parts.map(partText).join(', ')})`,
        ]),
        ...found.foreignKeys.map((key) => [
          ' ',
          'foreign key',
          key.name,
          `(${key.columns.join(', ')}) → ${key.toTable}(${key.toColumns.join(', ')}) on delete ${key.onDelete}`,
        ]),
      ]),
    ]),
  ]
}

function partText({ column, expression, order }: IndexPart): string {
  return `${column ?? `(${expression ?? ''})`}${order === 'desc' ? ' desc' : ''}`
}
