import type { Index, IndexPart } from '#contract/catalog'
import { quote } from '../quote'
import type { Asking } from './asking'
import { type ColumnRow, type ColumnsOf, columnWith, namesOf } from './columns'
import type { ConstraintRow } from './constraints'
import { type IndexWords, readIndexWords } from './index-words'
import { numbersIn } from './numbers'
import { type Part, whole } from './part'
import { databaseCollation, ofOwnSchema, tableKinds } from './scope'
import type { Comments } from './comments'
import { locked } from './tables'

/** What nearly every index has comes as null, which takes the driver no time. */
type Row = {
  readonly oid: number
  readonly table: number
  readonly name: string
  readonly unique: true | null
  /** Number of the access method. */
  readonly method: number
  readonly keyCount: number
  /** Vectors, a place for each part: numbers apart by spaces. */
  readonly columns: string
  /** Null where all are ascending. */
  readonly options: string | null
  readonly classes: string
  /** Null where all are the database's own, or none. */
  readonly collations: string | null
  /** Of the parts that are no columns, by their place. */
  readonly expressions: Readonly<Record<string, { readonly text: string; readonly collation: number }>> | null
  readonly predicate: string | null
  readonly nullsNotDistinct: true | null
  readonly valid: false | null
  readonly ready: false | null
  readonly clustered: true | null
  readonly identity: true | null
  readonly storage: string | null
  readonly tablespace: string | null
  readonly bytes: number | null
  readonly scans: number | null
  readonly definition: string | null
  readonly above: string | null
}

/** An index with what the table around it must know. */
export interface IndexRead {
  readonly oid: number
  readonly index: Index
  readonly clustered: boolean
  /** Whether it is the table's replica identity. */
  readonly identity: boolean
  readonly storage: string | null
  readonly tablespace: string | null
  /** Statistics targets of its parts, by their place. */
  readonly statistics: readonly (readonly [place: number, target: number])[]
}

function sql(major: number, part: Part): string {
  return `select i.indexrelid as oid, i.indrelid as table, x.relname as name, nullif(i.indisunique, false) as unique, x.relam as method,
  i.indnkeyatts as "keyCount", i.indkey::text as columns, case when 0 <> any (i.indoption) then i.indoption::text end as options,
  i.indclass::text as classes,
  case when not i.indcollation::oid[] <@ '{0,${databaseCollation}}' then i.indcollation::text end as collations,
  case when i.indexprs is not null then (
    select json_object_agg(a.attnum, json_build_object('text', pg_get_indexdef(i.indexrelid, a.attnum, false), 'collation', t.typcollation::bigint))
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = i.indexrelid and i.indkey[a.attnum - 1] = 0) end as expressions,
  case when i.indpred is not null then pg_get_expr(i.indpred, i.indrelid) end as predicate,
  ${major >= 15 ? 'nullif(i.indnullsnotdistinct, false)' : 'null::boolean'} as "nullsNotDistinct",
  nullif(i.indisvalid, true) as valid, nullif(i.indisready, true) as ready,
  nullif(i.indisclustered, false) as clustered, nullif(i.indisreplident, false) as identity,
  array_to_string(x.reloptions, ', ') as storage,
  case when x.reltablespace <> 0 then (select ts.spcname from pg_tablespace ts where ts.oid = x.reltablespace) end as tablespace,
  (${part.sized ? `case when i.indexrelid not in ${locked} and i.indrelid not in ${locked} then pg_table_size(i.indexrelid) end` : 'null'})::double precision as bytes,
  pg_stat_get_numscans(i.indexrelid)::double precision as scans,
  case when i.indexprs is not null then pg_get_indexdef(i.indexrelid) end as definition,
  case when x.relispartition then (
    select a.relname from pg_inherits h join pg_class a on a.oid = h.inhparent where h.inhrelid = i.indexrelid) end as above
from pg_index i
join pg_class x on x.oid = i.indexrelid
join pg_class c on c.oid = i.indrelid
where c.relkind in (${tableKinds}, 'm') and ${ofOwnSchema}${part.relations}
order by i.indrelid, x.relname`
}

/** Reads the indexes of every table and materialized view, those of constraints too, by relation. */
export async function readIndexes(
  session: Asking,
  major: number,
  columnsRead: Promise<ColumnsOf>,
  constraintsRead: Promise<readonly ConstraintRow[]>,
  commentsRead: Promise<Comments>,
  part = whole,
): Promise<ReadonlyMap<number, readonly IndexRead[]>> {
  const [rows, words, columns, constraints, comments] = await Promise.all([
    session.query<Row>(sql(major, part)),
    readIndexWords(session, part),
    columnsRead,
    constraintsRead,
    commentsRead,
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
    const read = indexRead(row, {
      constraint: backed.get(row.oid) ?? null,
      columns: columns.get(row.table) ?? [],
      set: columns.get(row.oid) ?? [],
      comment: comments.relation(row.oid),
      words,
    })
    if (list === undefined) relations.set(row.table, [read])
    else list.push(read)
  }
  return relations
}

const backing: Readonly<Record<string, Index['backs']>> = { p: 'primary-key', u: 'unique', x: 'exclusion' }

interface Around {
  readonly constraint: ConstraintRow['kind'] | null
  readonly columns: readonly ColumnRow[]
  /** The parts that something is set on. */
  readonly set: readonly ColumnRow[]
  readonly comment: string | null
  readonly words: IndexWords
}

function indexRead(row: Row, around: Around): IndexRead {
  const { constraint, columns, set, comment, words } = around
  const numbers = numbersIn(row.columns)
  const { oid, storage, tablespace } = row
  const options = [
    storage === null ? null : `WITH (${storage})`,
    tablespace === null ? null : `TABLESPACE ${quote(tablespace)}`,
  ].filter((word) => word !== null)
  const index: Index = {
    name: row.name,
    unique: row.unique ?? false,
    method: words.methods.get(row.method) ?? '',
    parts: parts(row, numbers, around),
    include: namesOf(columns, numbers.slice(row.keyCount)),
    predicate: row.predicate,
    nullsNotDistinct: row.nullsNotDistinct ?? false,
    valid: (row.valid ?? true) && (row.ready ?? true),
    ready: row.ready ?? true,
    options: options.length === 0 ? null : options.join(' '),
    bytes: row.bytes,
    scans: row.scans,
    visible: true,
    backs: constraint === null ? null : (backing[constraint] ?? null),
    comment,
    definition: row.definition,
  }
  if (row.above !== null) index.attachedTo = row.above
  const statistics = set.flatMap(({ number, rare }) =>
    rare?.statistics == null ? [] : [[number, rare.statistics] as const],
  )
  return {
    oid,
    index,
    clustered: row.clustered ?? false,
    identity: row.identity ?? false,
    storage,
    tablespace,
    statistics,
  }
}

/** indoption: bit 0 is DESC, bit 1 NULLS FIRST. */
function parts(row: Row, numbers: readonly number[], { columns, set, words }: Around): IndexPart[] {
  const options = numbersIn(row.options)
  const classes = numbersIn(row.classes)
  const collations = numbersIn(row.collations)
  return numbers.slice(0, row.keyCount).map((number, at) => {
    const column = columnWith(columns, number)
    const expression = row.expressions?.[String(at + 1)]
    const bits = options[at] ?? 0
    const [desc, nullsFirst] = [(bits & 1) !== 0, (bits & 2) !== 0]
    const collation = collations[at] || databaseCollation
    const usual = (column?.collationNumber ?? expression?.collation) || databaseCollation
    return {
      column: column?.name ?? null,
      expression: expression?.text ?? null,
      order: desc ? 'desc' : 'asc',
      // Nulls count as larger than everything: last when ascending, first when descending.
      nulls: desc === nullsFirst ? null : nullsFirst ? 'first' : 'last',
      operatorClass: operatorClass(
        words.classes.get(classes[at] ?? 0),
        set.find((one) => one.number === at + 1)?.rare?.parameters ?? null,
      ),
      collation: collation === usual ? null : (words.collations.get(collation) ?? null),
      prefixLength: null,
    }
  })
}

function operatorClass(
  one: { readonly name: string; readonly usual: boolean } | undefined,
  set: string | null,
): string | null {
  const parameters = set === null ? '' : `(${set})`
  return one === undefined || (one.usual && parameters === '') ? null : `${one.name}${parameters}`
}
