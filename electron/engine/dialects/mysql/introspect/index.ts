import type { Catalog, Column, Table } from '#contract/catalog'
import type { Session } from '../../dialect'
import { readProduct, type Product } from '../flavour'
import { checkOf, readChecks } from './checks'
import { columnOf, readColumns } from './columns'
import { groupBy } from './group-by'
import { foreignKeyOf, readForeignKeyColumns, readForeignKeys } from './foreign-keys'
import { indexesOf, readIndexes } from './indexes'
import { partitionByOf, readPartitions } from './partitions'
import { readHiddenRules } from './hidden-rules'
import { isPartitioned, optionsOf, readTables, type TableRow } from './tables'
import { readTriggered } from './triggers'
import { readUnseen } from './unseen'
import { readViews, viewOf } from './views'

/**
 * Reads the catalog of the connection's own database. `information_schema` stands outside of every transaction, so a
 * consistent snapshot does not cover it: DDL that runs meanwhile can show in one query and not yet in another.
 */
export async function introspect(session: Session): Promise<Catalog> {
  const database = session.server.database
  const product = readProduct(session.server.version, session.server.flavour)
  const parts = await readParts(session, product)
  const byName = <T extends { name: string }>(a: T, b: T): number => (a.name < b.name ? -1 : 1)
  return {
    server: session.server,
    schemas: [{ name: database, comment: null }],
    tables: parts.tables.map((row) => tableOf(row, parts, database, product)).sort(byName),
    views: parts.views.map((row) => viewOf(row, parts.columns.get(row.name) ?? [], database)).sort(byName),
    enums: [],
    objects: [],
    dependencies: [],
    unseen: parts.unseen.sentences,
    readAt: new Date().toISOString(),
  }
}

type Parts = Awaited<ReturnType<typeof readParts>>

async function readParts(session: Session, product: Product) {
  const tables = await readTables(session)
  const columns = byTable(await readColumns(session))
  const indexes = byTable(await readIndexes(session, product))
  const checks = byTable(await readChecks(session, product))
  const keys = await readForeignKeys(session)
  const keyColumns = await readForeignKeyColumns(session)
  const foreignKeys = byTable([...keys, ...(await readHiddenRules(session, product, keys, keyColumns))])
  const foreignKeyColumns = byTable(keyColumns)
  // The server opens every table for this; nearly always none is partitioned.
  const partitions = byTable(tables.some(isPartitioned) ? await readPartitions(session) : [])
  const triggered = await readTriggered(session)
  const views = await readViews(session, product)
  const unseen = await readUnseen(session)
  return {
    tables,
    columns,
    indexes,
    checks,
    foreignKeys,
    foreignKeyColumns,
    partitions,
    triggered,
    views,
    unseen,
  }
}

function byTable<T extends { readonly table: string }>(rows: readonly T[]): Map<string, T[]> {
  return groupBy(rows, (row) => row.table)
}

function tableOf(row: TableRow, parts: Parts, database: string, product: Product): Table {
  const columnsByKey = groupBy(parts.foreignKeyColumns.get(row.table) ?? [], (column) => column.name)
  const foreignKeys = (parts.foreignKeys.get(row.table) ?? [])
    .map((key) => foreignKeyOf(key, columnsByKey.get(key.name) ?? []))
    .filter((key) => key !== null)
  const partitionBy = partitionByOf(parts.partitions.get(row.table) ?? [])
  const columns = (parts.columns.get(row.table) ?? []).map((column) =>
    columnOf(column, row.collation, product, database),
  )
  return {
    schema: database,
    name: row.table,
    kind: isPartitioned(row) ? 'partitioned' : 'table',
    comment: row.comment === '' ? null : row.comment,
    engine: row.engine,
    collation: row.collation,
    partitionBy,
    options: optionsOf(row),
    unshown: [
      ...(isPartitioned(row) && partitionBy === null ? ['partitions'] : []),
      ...(parts.triggered.has(row.table) ? ['triggers'] : []),
      ...(columns.some(drawsFromSequence) ? ['sequences that its columns draw from'] : []),
      ...(foreignKeys.length < columnsByKey.size ? ['foreign keys'] : []),
      ...(parts.unseen.tables ? ['columns and checks that the user has no privileges for'] : []),
    ],
    estimatedRows: row.rows === null ? -1 : Number(row.rows),
    bytes: row.bytes === null ? null : Number(row.bytes),
    columns,
    ...indexesOf(parts.indexes.get(row.table) ?? [], product),
    checks: (parts.checks.get(row.table) ?? []).map((check) => checkOf(check, product)),
    exclusions: [],
    foreignKeys,
  }
}

/** MariaDB: a sequence is no part of the table, and information_schema does not tell what it is. */
function drawsFromSequence(column: Column): boolean {
  return /\b(nextval|lastval|setval)\(/i.test(column.default ?? '')
}
