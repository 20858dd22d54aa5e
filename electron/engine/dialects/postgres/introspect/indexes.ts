import type { Index, IndexPart } from '#contract/catalog'
import { quote } from '../quote'
import type { Asking } from './batch'
import { type ColumnRow, type ColumnsOf, namesOf } from './columns'
import type { ConstraintRow } from './constraints'
import { type IndexWords, readIndexWords } from './index-words'
import { anyRelation, joinComment, ownRelations, tableKinds } from './scope'
import { locked } from './tables'

type Row = {
  readonly oid: number
  readonly table: number
  readonly name: string
  readonly unique: boolean
  readonly method: string
  readonly keyCount: number
  /** Vectors, a place for each part: numbers apart by spaces. */
  readonly columns: string
  readonly options: string
  readonly classes: string
  readonly collations: string
  /** Of the parts that are no columns, by their place. */
  readonly expressions: Readonly<Record<string, { readonly text: string; readonly collation: number }>> | null
  /** Of parts with something set on them, by their place. */
  readonly set: Readonly<Record<string, PartSettings>> | null
  readonly predicate: string | null
  readonly nullsNotDistinct: boolean
  readonly valid: boolean
  readonly ready: boolean
  readonly clustered: boolean
  readonly identity: boolean
  readonly storage: string | null
  readonly tablespace: string | null
  readonly bytes: number | null
  readonly scans: number | null
  readonly comment: string | null
  readonly definition: string | null
}

interface PartSettings {
  /** Of the operator class (version 13). */
  readonly parameters: string | null
  readonly statistics: number | null
}

/** An index with what the table around it must know. */
export interface IndexRead {
  readonly index: Index
  readonly clustered: boolean
  /** Whether it is the table's replica identity. */
  readonly identity: boolean
  readonly storage: string | null
  readonly tablespace: string | null
  /** Statistics targets of its parts, by their place. */
  readonly statistics: readonly (readonly [place: number, target: number])[]
}

function sql(major: number): string {
  return `select i.indexrelid as oid, i.indrelid as table, x.relname::text as name, i.indisunique as unique, m.amname::text as method,
  i.indnkeyatts as "keyCount", i.indkey::text as columns, i.indoption::text as options, i.indclass::text as classes,
  i.indcollation::text as collations,
  case when i.indexprs is not null then (
    select json_object_agg(a.attnum, json_build_object('text', pg_get_indexdef(i.indexrelid, a.attnum, false), 'collation', t.typcollation::bigint))
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = i.indexrelid and i.indkey[a.attnum - 1] = 0) end as expressions,
  parts.set as set, case when i.indpred is not null then pg_get_expr(i.indpred, i.indrelid) end as predicate,
  ${major >= 15 ? 'i.indnullsnotdistinct' : 'false'} as "nullsNotDistinct",
  i.indisvalid as valid, i.indisready as ready, i.indisclustered as clustered, i.indisreplident as identity,
  array_to_string(x.reloptions, ', ') as storage, ts.spcname::text as tablespace,
  (case when locked.relation is null and around.relation is null then pg_table_size(i.indexrelid) end)::double precision as bytes,
  pg_stat_get_numscans(i.indexrelid)::double precision as scans,
  d.description as comment,
  case when i.indexprs is not null then pg_get_indexdef(i.indexrelid) end as definition
from pg_index i
join pg_class x on x.oid = i.indexrelid
join pg_am m on m.oid = x.relam
join pg_class c on c.oid = i.indrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_tablespace ts on ts.oid = x.reltablespace
left join (
  select a.attrelid, json_object_agg(a.attnum, json_build_object('parameters', array_to_string(a.attoptions, ', '),
    'statistics', nullif(a.attstattarget, -1))) as set
  from pg_attribute a join pg_class ix on ix.oid = a.attrelid and ix.relkind in ('i', 'I')
  where a.attoptions is not null or a.attstattarget > -1 group by a.attrelid
) parts on parts.attrelid = i.indexrelid
${joinComment('pg_class', 'i.indexrelid')}
left join ${locked} locked on locked.relation = i.indexrelid
left join ${locked} around on around.relation = i.indrelid
where ${ownRelations(`${tableKinds}, 'm'`)} ${anyRelation}
order by i.indrelid, x.relname`
}

/** Reads the indexes of every table and materialized view, those of constraints too, by relation. */
export async function readIndexes(
  session: Asking,
  major: number,
  columnsRead: Promise<ColumnsOf>,
  constraintsRead: Promise<readonly ConstraintRow[]>,
): Promise<ReadonlyMap<number, readonly IndexRead[]>> {
  const [rows, words, columns, constraints] = await Promise.all([
    session.query<Row>(sql(major)),
    readIndexWords(session),
    columnsRead,
    constraintsRead,
  ])
  const backed = new Map(
    constraints
      // A foreign key has the index of its target.
      .filter(({ kind }) => kind !== 'f')
      .map(({ index, kind }) => [index, kind] as const),
  )
  const relations = new Map<number, IndexRead[]>()
  for (const row of rows) {
    const list = relations.get(row.table)
    const read = indexRead(row, backed.get(row.oid) ?? null, columns.get(row.table) ?? [], words)
    if (list === undefined) relations.set(row.table, [read])
    else list.push(read)
  }
  return relations
}

const backing: Readonly<Record<string, Index['backs']>> = { p: 'primary-key', u: 'unique', x: 'exclusion' }

function indexRead(
  row: Row,
  constraint: ConstraintRow['kind'] | null,
  columns: readonly ColumnRow[],
  words: IndexWords,
): IndexRead {
  const numbers = vector(row.columns)
  const { clustered, identity, storage, tablespace } = row
  const options = [
    storage === null ? null : `WITH (${storage})`,
    tablespace === null ? null : `TABLESPACE ${quote(tablespace)}`,
  ].filter((word) => word !== null)
  const index: Index = {
    name: row.name,
    unique: row.unique,
    method: row.method,
    parts: parts(row, numbers, columns, words),
    include: namesOf(columns, numbers.slice(row.keyCount)),
    predicate: row.predicate,
    nullsNotDistinct: row.nullsNotDistinct,
    valid: row.valid && row.ready,
    ready: row.ready,
    options: options.length === 0 ? null : options.join(' '),
    bytes: row.bytes,
    scans: row.scans,
    visible: true,
    backs: constraint === null ? null : (backing[constraint] ?? null),
    comment: row.comment,
    definition: row.definition,
  }
  const statistics = Object.entries(row.set ?? {}).flatMap(([place, one]) =>
    one.statistics === null ? [] : [[Number(place), one.statistics] as const],
  )
  return { index, clustered, identity, storage, tablespace, statistics }
}

/** indoption: bit 0 is DESC, bit 1 NULLS FIRST. */
function parts(
  row: Row,
  numbers: readonly number[],
  columns: readonly ColumnRow[],
  words: IndexWords,
): IndexPart[] {
  const [options, classes, collations] = [vector(row.options), vector(row.classes), vector(row.collations)]
  return numbers.slice(0, row.keyCount).map((number, at) => {
    const column = columns.find((one) => one.number === number)
    const expression = row.expressions?.[String(at + 1)]
    const bits = options[at] ?? 0
    const [desc, nullsFirst] = [(bits & 1) !== 0, (bits & 2) !== 0]
    const collation = collations[at] ?? 0
    const usual = column?.collationNumber ?? expression?.collation
    return {
      column: column?.name ?? null,
      expression: expression?.text ?? null,
      order: desc ? 'desc' : 'asc',
      // Nulls count as larger than everything: last when ascending, first when descending.
      nulls: desc === nullsFirst ? null : nullsFirst ? 'first' : 'last',
      operatorClass: operatorClass(words.classes.get(classes[at] ?? 0), row.set?.[String(at + 1)]),
      collation: collation === usual ? null : (words.collations.get(collation) ?? null),
      prefixLength: null,
    }
  })
}

function operatorClass(
  one: { readonly name: string; readonly usual: boolean } | undefined,
  set: PartSettings | undefined,
): string | null {
  const parameters = set?.parameters == null ? '' : `(${set.parameters})`
  return one === undefined || (one.usual && parameters === '') ? null : `${one.name}${parameters}`
}

function vector(text: string): number[] {
  return text === '' ? [] : text.split(' ').map(Number)
}
