import type { Asking } from './asking'
import { numbersIn } from './numbers'
import { type Part, whole } from './part'
import { ofOwnSchema, tableKinds } from './scope'

/** A constraint as pg_constraint has it. */
export type ConstraintRow = {
  readonly oid: number
  readonly table: number
  /** The index that backs a key or exclusion; that of the target of a foreign key. */
  readonly index: number
  readonly name: string
  /** `n` (not null) has rows since version 18. */
  readonly kind: 'p' | 'u' | 'c' | 'x' | 'f' | 'n'
  /** Numbers of columns. */
  readonly columns: readonly number[]
  readonly target: number
  readonly toSchema: string | null
  readonly toTable: string | null
  readonly toColumns: readonly number[]
  readonly onDelete: string
  readonly onDeleteColumns: readonly number[]
  readonly onUpdate: string
  readonly match: string
  readonly deferrable: boolean
  readonly deferred: boolean
  readonly validated: boolean
  readonly enforced: boolean
  /** The constraint of another table that it stands for in a partition; 0 for none. */
  readonly parent: number
  readonly local: boolean
  readonly noInherit: boolean
  readonly period: boolean
  readonly expression: string | null
  /** Of an exclusion constraint, and of a key that is more than its columns. */
  readonly definition: string | null
}

/**
 * What a version does not know has the value it had before: periods and NOT ENFORCED came with 18, the rest with 15.
 * Where nearly every constraint has one value, null stands for it, which takes the driver no time.
 */
function sql(major: number, part: Part): string {
  const period = major >= 18 ? 'k.conperiod' : 'false'
  return `select k.oid as oid, k.conrelid as table, k.conindid as index, k.conname as name, k.contype as kind,
  k.conkey::text as columns, k.confrelid as target, tn.nspname as "toSchema", tc.relname as "toTable",
  k.confkey::text as "toColumns", nullif(nullif(k.confdeltype, 'a'), ' ') as "onDelete",
  ${major >= 15 ? 'k.confdelsetcols::text' : 'null'} as "onDeleteColumns",
  nullif(nullif(k.confupdtype, 'a'), ' ') as "onUpdate", nullif(nullif(k.confmatchtype, 's'), ' ') as match,
  nullif(k.condeferrable, false) as deferrable, nullif(k.condeferred, false) as deferred,
  nullif(k.convalidated, true) as validated, ${major >= 18 ? 'nullif(k.conenforced, true)' : 'null'} as enforced,
  nullif(k.conparentid, 0) as parent, nullif(k.conislocal, true) as local,
  nullif(k.connoinherit, false) as "noInherit", nullif(${period}, false) as period,
  case when k.conbin is not null then pg_get_expr(k.conbin, k.conrelid) end as expression,
  case when k.contype = 'x' or k.contype in ('p', 'u') and (k.condeferrable or ${period})
    or k.contype = 'u' and (select i.indnatts > i.indnkeyatts from pg_index i where i.indexrelid = k.conindid)
    then pg_get_constraintdef(k.oid) end as definition
from pg_constraint k
join pg_class c on c.oid = k.conrelid
left join pg_class tc on tc.oid = k.confrelid and tc.relkind in (${tableKinds})
left join pg_namespace tn on tn.oid = tc.relnamespace
where k.contype in ('p', 'u', 'c', 'x', 'f', 'n') and c.relkind in (${tableKinds}) and ${ofOwnSchema}${part.relations}
order by k.conrelid, k.conname`
}

/** Numbers of columns come as the text of an array, which is read here in less time than by the driver. */
type Told = Omit<ConstraintRow, Numbers | Usual> & { readonly [name in Numbers]: string | null } & {
  readonly [name in Usual]: ConstraintRow[name] | null
}
type Numbers = 'columns' | 'toColumns' | 'onDeleteColumns'
type Usual = keyof typeof usual

const usual = {
  onDelete: 'a',
  onUpdate: 'a',
  match: 's',
  deferrable: false,
  deferred: false,
  validated: true,
  enforced: true,
  parent: 0,
  local: true,
  noInherit: false,
  period: false,
} satisfies Partial<ConstraintRow>

/** Reads the constraints of every table. */
export async function readConstraints(
  session: Asking,
  major: number,
  part = whole,
): Promise<ConstraintRow[]> {
  const rows = (await session.query<Told>(sql(major, part))).map(read)
  const tables = new Map(rows.map(({ oid, table }) => [oid, table]))
  // A foreign key to a partitioned table has a hidden twin for each of its partitions.
  return rows.filter(({ kind, parent, table }) => kind !== 'f' || tables.get(parent) !== table)
}

/** The same row, told in full: another one of each would be most of what is held while a catalog is read. */
function read(told: Told): ConstraintRow {
  return Object.assign(told, {
    columns: numbersIn(told.columns),
    toColumns: numbersIn(told.toColumns),
    onDeleteColumns: numbersIn(told.onDeleteColumns),
    onDelete: told.onDelete ?? usual.onDelete,
    onUpdate: told.onUpdate ?? usual.onUpdate,
    match: told.match ?? usual.match,
    deferrable: told.deferrable ?? usual.deferrable,
    deferred: told.deferred ?? usual.deferred,
    validated: told.validated ?? usual.validated,
    enforced: told.enforced ?? usual.enforced,
    parent: told.parent ?? usual.parent,
    local: told.local ?? usual.local,
    noInherit: told.noInherit ?? usual.noInherit,
    period: told.period ?? usual.period,
  })
}
