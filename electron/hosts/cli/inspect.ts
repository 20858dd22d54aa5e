import type { Catalog, IndexPart } from '#contract/catalog'
import { openDatabase } from './database'
import { table } from './table'
import { print, type Terminal } from './terminal'

/** `varve inspect`: the database's catalog, or with `--sql` the DDL that makes it anew. */
export async function inspect(terminal: Terminal): Promise<number> {
  const connectionId = await openDatabase(terminal)
  if (terminal.args.sql) {
    const { ddl } = await terminal.client.catalog.ddl({ connectionId, refresh: true })
    if (terminal.args.json) print(terminal, { sql: ddl }, () => [])
    else process.stdout.write(ddl)
    return 0
  }
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
