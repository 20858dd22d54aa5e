import type { Session } from '../dialect'

export interface IndexUses {
  /** Null where the server does not count. */
  readonly scans: readonly { readonly table: string; readonly index: string; readonly scans: number }[] | null
  /** Since when: when the server started, where it counts from there. */
  readonly since: string | null
  /** Why use is not known, in a sentence. */
  readonly unknown: string | null
}

type Row = { readonly table: string; readonly index: string; readonly scans: string }

const started = `select date_format(utc_timestamp() - interval cast(variable_value as unsigned) second, '%Y-%m-%dT%H:%i:%sZ') as \`since\`
from`

/**
 * How often indexes were read: from performance_schema, or MariaDB's userstat, whichever is on.
 * https://dev.mysql.com/doc/refman/8.4/en/performance-schema-table-wait-summary-tables.html
 * https://mariadb.com/docs/server/ha-and-performance/optimization-and-tuning/query-optimizations/statistics-for-optimizing-queries/user-statistics
 */
export async function indexUses(
  session: Session,
  only: { schema: string; name: string } | null,
): Promise<IndexUses> {
  const mariadb = session.server.flavour === 'mariadb'
  const schema = only?.schema ?? session.server.schema
  const names = only === null ? [schema] : [schema, only.name]
  const and = (column: string): string => (only === null ? '' : ` and ${column} = ?`)
  if (await isOn(session, 'performance_schema')) {
    const rows = await session
      .query<Row>(
        `select object_name as \`table\`, index_name as \`index\`, cast(count_read as char) as \`scans\`
from performance_schema.table_io_waits_summary_by_index_usage
where object_type = 'TABLE' and object_schema = ? and index_name is not null${and('object_name')}`,
        names,
      )
      .catch(() => null)
    if (rows === null)
      return unknown(
        'This user may not read performance_schema, where the server counts how indexes are used.',
      )
    const from = mariadb ? 'information_schema.global_status' : 'performance_schema.global_status'
    return { scans: counted(rows), since: await startedAt(session, from), unknown: null }
  }
  if (mariadb && (await isOn(session, 'userstat'))) {
    const rows = await session.query<Row>(
      `select table_name as \`table\`, index_name as \`index\`, cast(rows_read as char) as \`scans\`
from information_schema.index_statistics where table_schema = ?${and('table_name')}`,
      names,
    )
    // FLUSH INDEX_STATISTICS empties it, and leaves no date.
    return {
      scans: counted(rows),
      since: await startedAt(session, 'information_schema.global_status'),
      unknown: null,
    }
  }
  return unknown(
    mariadb
      ? 'The server does not count how indexes are used: neither performance_schema nor userstat is on.'
      : 'The server does not count how indexes are used: performance_schema is off.',
  )
}

function counted(rows: readonly Row[]): IndexUses['scans'] {
  return rows.map(({ table, index, scans }) => ({ table, index, scans: Number(scans) }))
}

function unknown(why: string): IndexUses {
  return { scans: null, since: null, unknown: why }
}

async function isOn(session: Session, variable: string): Promise<boolean> {
  const [row] = await session.query<{ value: unknown }>(`select @@global.${variable} as \`value\``)
  return Number(row?.value) === 1
}

async function startedAt(session: Session, status: string): Promise<string | null> {
  const [row] = await session.query<{ since: string | null }>(
    `${started} ${status} where variable_name = 'UPTIME'`,
  )
  return row?.since ?? null
}
