import type { Asking } from './asking'
import { firstOwnOid } from './objects/found'
import { type Part, whole } from './part'

type Row = {
  readonly constraint: boolean
  readonly oid: number
  readonly column: number
  readonly text: string
}

/** Comments on relations, their columns and constraints, by the numbers of these. */
export interface Comments {
  readonly relation: (oid: number) => string | null
  readonly column: (relation: number, number: number) => string | null
  readonly constraint: (oid: number) => string | null
}

const sql = (
  part: Part,
) => `select d.classoid = 'pg_constraint'::regclass as constraint, d.objoid as oid, d.objsubid as column,
  d.description as text
from pg_description d
where d.classoid in ('pg_class'::regclass, 'pg_constraint'::regclass) and d.objoid >= ${firstOwnOid}${part.comments}`

/** A number of its own for each column: there are at most 1,600, and numbers of relations have 32 bits. */
function columnKey(relation: number, number: number): number {
  return relation * 2048 + number
}

/** Reads them all at once: joined to every row of what may have one, they take longer. */
export async function readComments(session: Asking, part = whole): Promise<Comments> {
  const onColumns = new Map<number, string>()
  const onConstraints = new Map<number, string>()
  for (const { constraint, oid, column, text } of await session.query<Row>(sql(part)))
    if (constraint) onConstraints.set(oid, text)
    else onColumns.set(columnKey(oid, column), text)
  return {
    relation: (oid) => onColumns.get(columnKey(oid, 0)) ?? null,
    column: (relation, number) => onColumns.get(columnKey(relation, number)) ?? null,
    constraint: (oid) => onConstraints.get(oid) ?? null,
  }
}
