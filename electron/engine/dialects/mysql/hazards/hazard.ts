import type { ObjectKind, ObjectRef, Table } from '#contract/catalog'
import type { Hazard } from '#contract/schema-plan'
import type { Product } from '../flavour'
import type { Clause, Deed } from '../plan/alter/clause'

/** One ALTER TABLE as the rules see it. */
export interface Judged {
  readonly product: Product
  readonly from: Table
  readonly to: Table
  readonly clauses: readonly Clause[]
}

/** A rule about one ALTER TABLE. */
export type AlterRule = (judged: Judged) => Hazard[]

/** The deeds of a kind. */
export function deedsOf<K extends Deed['kind']>({ clauses }: Judged, kind: K): Extract<Deed, { kind: K }>[] {
  return clauses.flatMap(({ deed }) => (deed.kind === kind ? [deed as Extract<Deed, { kind: K }>] : []))
}

/**
 * Above this a copy of the table takes long enough to be felt: at the 10 to 50 MB a second that a rebuild writes it is
 * more than a few seconds.
 */
const bigBytes = 64 * 1024 * 1024
const bigRows = 200_000

/** Whether work on every row of the table takes more than a moment. */
export function isBig({ estimatedRows, bytes }: Table): boolean {
  return estimatedRows >= bigRows || (bytes ?? 0) >= bigBytes
}

/** The rows and bytes that are at stake with a table. */
export function stake({ estimatedRows, bytes }: Table): Pick<Hazard, 'rows' | 'bytes'> {
  return { rows: estimatedRows < 0 ? null : estimatedRows, bytes }
}

export const noStake: Pick<Hazard, 'rows' | 'bytes'> = { rows: null, bytes: null }

/** A table itself, or a part of it. */
export function refIn(
  { schema, name }: Table,
  kind: ObjectKind = 'table',
  part: string | null = null,
): ObjectRef {
  return part === null ? { kind, schema, name, table: null } : { kind, schema, name: part, table: name }
}
