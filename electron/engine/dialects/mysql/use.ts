import type { TableUse } from '#contract/use'
import type { Session } from '../dialect'
import { indexUses } from './counting'

type TableRow = {
  readonly data: string | null
  readonly indexes: string | null
  readonly free: string | null
  readonly rows: string | null
  readonly average: string | null
  readonly created: string | null
  readonly updated: string | null
  readonly engine: string | null
}

const sql = `select cast(data_length as char) as \`data\`, cast(index_length as char) as \`indexes\`,
  cast(data_free as char) as \`free\`, cast(table_rows as char) as \`rows\`, cast(avg_row_length as char) as \`average\`,
  date_format(create_time, '%Y-%m-%d %H:%i:%s') as \`created\`,
  date_format(update_time, '%Y-%m-%d %H:%i:%s') as \`updated\`, engine as \`engine\`
from information_schema.tables where table_schema = ? and table_name = ?`

const indexSql = `select distinct index_name as \`name\` from information_schema.statistics
where table_schema = ? and table_name = ? order by index_name`

/** Size and use of a table. MySQL keeps its numbers for a day (information_schema_stats_expiry). */
export async function use(session: Session, table: { schema: string; name: string }): Promise<TableUse> {
  const names = [table.schema, table.name]
  const [row] = await session.query<TableRow>(sql, names)
  const indexes = await session.query<{ name: string }>(indexSql, names)
  const uses = await indexUses(session, table)
  return {
    facts: row === undefined ? [] : facts(row),
    indexes: indexes.map(({ name }) => ({
      name,
      bytes: null,
      scans:
        uses.scans?.find((one) => one.index === name && one.table === table.name)?.scans ??
        (uses.scans === null ? null : 0),
    })),
    countedSince: uses.since,
    unknown: [
      ...(row === undefined
        ? [`The server keeps no size of ${table.schema}.${table.name}: it may be gone.`]
        : []),
      ...(uses.unknown === null ? [] : [uses.unknown]),
      'The server does not tell the size of each index by itself.',
    ],
    readAt: new Date().toISOString(),
  }
}

function facts(row: TableRow): TableUse['facts'] {
  const total =
    row.data === null || row.indexes === null ? null : String(Number(row.data) + Number(row.indexes))
  const told: [name: string, as: TableUse['facts'][number]['as'], value: string | null][] = [
    ['Total', 'bytes', total],
    ['Rows', 'bytes', row.data],
    ['Indexes', 'bytes', row.indexes],
    ['Free within', 'bytes', row.free],
    ['Rows, estimated', 'count', row.rows],
    ['Average row', 'bytes', row.average],
    ['Engine', 'words', row.engine],
    ['Made', 'words', row.created],
    ['Last written, as far as the server remembers', 'words', row.updated],
  ]
  return told.flatMap(([name, as, value]) => (value === null ? [] : [{ name, as, value }]))
}
