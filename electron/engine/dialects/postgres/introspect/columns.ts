import type { Column, ColumnSequence } from '#contract/catalog'
import type { Session } from '../../dialect'
import { ownRelations, spelled, tableKinds } from './scope'
import { readSequences } from './sequences'

type Row = {
  readonly table: number
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly expression: string | null
  readonly identity: '' | 'a' | 'd'
  /** `v` (virtual) came with version 18. */
  readonly generated: '' | 's' | 'v'
  readonly collation: string | null
  readonly comment: string | null
}

const sql = `select a.attrelid as table, a.attname::text as name,
  format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
  pg_get_expr(d.adbin, d.adrelid) as expression,
  a.attidentity::text as identity, a.attgenerated::text as generated,
  ${spelled('cn.nspname', 'co.collname')} as collation,
  col_description(a.attrelid, a.attnum) as comment
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_type t on t.oid = a.atttypid
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
left join pg_collation co on co.oid = a.attcollation and a.attcollation <> t.typcollation
left join pg_namespace cn on cn.oid = co.collnamespace
where a.attnum > 0 and not a.attisdropped and ${ownRelations(tableKinds)}
order by a.attrelid, a.attnum`

/** Reads the columns of every table, with their sequences. */
export async function readColumns(session: Session): Promise<{ table: number; column: Column }[]> {
  const rows = await session.query<Row>(sql)
  const sequences = await readSequences(session)
  return rows.map((row) => ({
    table: row.table,
    column: column(row, sequences.get(row.table)?.get(row.name) ?? []),
  }))
}

function column(row: Row, sequences: ColumnSequence[]): Column {
  const isGenerated = row.generated !== ''
  return {
    name: row.name,
    type: row.type,
    nullable: row.nullable,
    default: isGenerated ? null : row.expression,
    identity: row.identity === 'a' ? 'always' : row.identity === 'd' ? 'by-default' : null,
    sequences,
    generated: isGenerated ? { expression: row.expression ?? '', stored: row.generated === 's' } : null,
    onUpdate: null,
    collation: row.collation,
    comment: row.comment,
  }
}
