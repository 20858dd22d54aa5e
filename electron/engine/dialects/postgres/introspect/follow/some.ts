import type { Row } from '../../../dialect'
import type { Asking } from '../asking'
import { anyCommented } from '../comments'
import { anyNeed } from '../dependencies'
import { anyClass, anyIndex } from '../index-words'
import { anyRelation, anyTarget } from '../scope'
import { anyDefault, anyOwner } from '../sequences'

/** What each of the places in the readers' queries is narrowed by; `$1` are the relations. */
const narrowing: readonly (readonly [place: string, by: string])[] = [
  [anyRelation, 'and c.oid = any ($1)'],
  [
    anyTarget,
    `and (c.oid = any ($1)
      or c.oid in (select i.indexrelid from pg_index i where i.indrelid = any ($1))
      or c.oid in (select k.confrelid from pg_constraint k where k.conrelid = any ($1) and k.contype = 'f'))`,
  ],
  [anyOwner, 'and d.refobjid = any ($1)'],
  [anyDefault, 'and f.adrelid = any ($1)'],
  [anyClass, 'where o.oid in (select unnest(i.indclass) from pg_index i where i.indrelid = any ($1))'],
  [anyIndex, 'where i.indrelid = any ($1)'],
  [
    anyCommented,
    `and (d.objoid = any ($1)
      or d.objoid in (select i.indexrelid from pg_index i where i.indrelid = any ($1))
      or d.objoid in (select k.oid from pg_constraint k where k.conrelid = any ($1))
      or d.objoid in (select o.objid from pg_depend o where o.classid = 'pg_class'::regclass
        and o.refclassid = 'pg_class'::regclass and o.refobjid = any ($1) and o.deptype in ('a', 'i')))`,
  ],
  // What a default, a constraint and an index need, their table does.
  [
    anyNeed,
    `and (d.classid = 'pg_class'::regclass and d.objid = any ($1)
      or d.classid = 'pg_class'::regclass and d.objid in (select i.indexrelid from pg_index i where i.indrelid = any ($1))
      or d.classid = 'pg_attrdef'::regclass and d.objid in (select f.oid from pg_attrdef f where f.adrelid = any ($1))
      or d.classid = 'pg_constraint'::regclass and d.objid in (select k.oid from pg_constraint k where k.conrelid = any ($1)))`,
  ],
]

/**
 * Asks the readers' queries of a few relations. There planning takes far longer than running, so each query is planned
 * once for a link.
 */
export class SomeRelations {
  readonly #planned = new Map<string, string>()
  #session: Asking | null = null
  #relations: readonly number[] = []

  /** Answers of these relations from now on, asked of `session`. */
  of(session: Asking, relations: readonly number[]): Asking {
    this.#session = session
    this.#relations = relations
    return this
  }

  /** Asks a query of those relations; one that can't be narrowed, of all. */
  async query<R extends Row>(sql: string): Promise<R[]> {
    const session = this.#session
    if (session === null) throw new Error('no relations were named')
    const narrowed = narrowing.reduce((text, [place, by]) => text.replaceAll(place, () => by), sql)
    const known = this.#planned.get(sql)
    const name = known ?? `varve_${this.#planned.size}`
    this.#planned.set(sql, name)
    if (known === undefined) await session.query(`prepare ${name} (oid[]) as ${narrowed}`)
    return session.query<R>(`execute ${name} ('{${this.#relations.join(',')}}')`)
  }
}
