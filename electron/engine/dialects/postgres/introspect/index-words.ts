import type { Asking } from './asking'
import { type Part, whole } from './part'
import { spelled } from './scope'

/** How operator classes, collations and access methods are spelled in an index, by their numbers. */
export interface IndexWords {
  /** Null for the class that its type takes by itself. */
  readonly classes: ReadonlyMap<number, { readonly name: string; readonly usual: boolean }>
  readonly collations: ReadonlyMap<number, string>
  readonly methods: ReadonlyMap<number, string>
}

type Row = {
  readonly kind: 'class' | 'collation' | 'method'
  readonly number: number
  readonly name: string
  readonly usual: boolean
}

/** Of collations there may be a thousand; only those that some index names are read. */
const sql = (
  part: Part,
) => `select 'class' as kind, o.oid as number, ${spelled('n.nspname', 'o.opcname')} as name, o.opcdefault as usual
from pg_opclass o join pg_namespace n on n.oid = o.opcnamespace${part.classes}
union all
select 'collation', co.oid, ${spelled('n.nspname', 'co.collname')}, false
from pg_collation co join pg_namespace n on n.oid = co.collnamespace
where co.oid in (select unnest(i.indcollation) from pg_index i${part.indexes})
union all
select 'method', m.oid, m.amname, false from pg_am m`

/** Reads them once for all indexes: joined to every part of every index they take much longer. */
export async function readIndexWords(session: Asking, part = whole): Promise<IndexWords> {
  const classes = new Map<number, { name: string; usual: boolean }>()
  const collations = new Map<number, string>()
  const methods = new Map<number, string>()
  for (const { kind, number, name, usual } of await session.query<Row>(sql(part)))
    if (kind === 'class') classes.set(number, { name, usual })
    else if (kind === 'collation') collations.set(number, name)
    else methods.set(number, name)
  return { classes, collations, methods }
}
