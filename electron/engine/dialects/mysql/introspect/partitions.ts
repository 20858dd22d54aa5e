import type { Session } from '../../dialect'
import { literal, quote } from '../quote'
import { groupBy } from './group-by'

export interface PartitionRow {
  readonly table: string
  readonly name: string
  readonly subname: string | null
  readonly method: string
  readonly submethod: string | null
  readonly expression: string | null
  readonly subexpression: string | null
  readonly values: string | null
  readonly comment: string
}

/** The partitions of the database's tables, in their order. */
export function readPartitions(session: Session): Promise<PartitionRow[]> {
  return session.query<PartitionRow & Record<string, unknown>>(
    `select table_name as \`table\`, partition_name as \`name\`, subpartition_name as \`subname\`,
  partition_method as \`method\`, subpartition_method as \`submethod\`, partition_expression as \`expression\`,
  subpartition_expression as \`subexpression\`, partition_description as \`values\`, partition_comment as \`comment\`
from information_schema.partitions
where table_schema = ? and partition_name is not null
order by table_name, partition_ordinal_position, subpartition_ordinal_position`,
    [session.server.database],
  )
}

/** How a table is divided, as DDL has it; null where the server does not tell it whole. */
export function partitionByOf(rows: readonly PartitionRow[]): string | null {
  const [first] = rows
  if (first === undefined || rows.some(isUntold)) return null
  const partitions = [...groupBy(rows, (row) => row.name).values()]
  const by = [`${first.method} (${first.expression ?? ''})`]
  const counted = partitions.every(hasServerNames)
  if (first.submethod !== null) {
    by.push(`subpartition by ${first.submethod} (${first.subexpression ?? ''})`)
    if (counted) by.push(`subpartitions ${partitions[0]?.length ?? 0}`)
  }
  if (counted && rows.every((row, at) => row.values === null && row.comment === '' && row.name === `p${at}`))
    return [...by, `partitions ${rows.length}`].join(' ')
  const lines = partitions.map((parts) => partition(parts, counted))
  return `${by.join(' ')} (\n  ${lines.join(',\n  ')}\n)`
}

/** Subpartitions that the server named are only counted, as it does itself. */
function hasServerNames(rows: readonly PartitionRow[]): boolean {
  return rows.every((row, at) => row.subname === null || row.subname === `${row.name}sp${at}`)
}

/**
 * MariaDB 10.11 tells neither the limit nor the interval of SYSTEM_TIME, and a LIST partition for 0 as it does the
 * DEFAULT one: https://mariadb.com/docs/server/reference/system-tables/information-schema/information-schema-tables/information-schema-partitions-table
 */
function isUntold(row: PartitionRow): boolean {
  return row.method === 'SYSTEM_TIME' || (row.method.startsWith('LIST') && row.values === '0')
}

function partition(rows: readonly PartitionRow[], counted: boolean): string {
  const [first] = rows as [PartitionRow]
  const subpartitions = rows.flatMap(({ subname }) =>
    subname === null || counted ? [] : [`subpartition ${quote(subname)}`],
  )
  return [
    `partition ${quote(first.name)}`,
    ...(first.values === null ? [] : [values(first.method, first.values)]),
    ...(first.comment === '' ? [] : [`comment = ${literal(first.comment)}`]),
    ...(subpartitions.length === 0 ? [] : [`(${subpartitions.join(', ')})`]),
  ].join(' ')
}

function values(method: string, values: string): string {
  if (method.startsWith('LIST')) return `values in (${values})`
  return values === 'MAXVALUE' && method === 'RANGE'
    ? 'values less than maxvalue'
    : `values less than (${values})`
}
