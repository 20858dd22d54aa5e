import type { Row } from '../../../dialect'
import type { Asking } from '../batch'
import { anyNeed } from '../dependencies'
import { anyRelation, anyTarget } from '../scope'

const relations = 'and c.oid = any ($1)'

const targets = `and (c.oid = any ($1)
  or c.oid in (select k.confrelid from pg_constraint k where k.conrelid = any ($1) and k.contype = 'f'))`

/** What a default, a constraint and an index need, their table does. */
const needs = `and (d.classid = 'pg_class'::regclass and d.objid = any ($1)
  or d.classid = 'pg_class'::regclass and d.objid in (select i.indexrelid from pg_index i where i.indrelid = any ($1))
  or d.classid = 'pg_attrdef'::regclass and d.objid in (select f.oid from pg_attrdef f where f.adrelid = any ($1))
  or d.classid = 'pg_constraint'::regclass and d.objid in (select k.oid from pg_constraint k where k.conrelid = any ($1)))`

/**
 * Asks the readers' queries of a few relations. There planning takes far longer than running, so each query is planned
 * once for a link.
 */
export class SomeRelations {
  readonly #session: Asking
  readonly #planned = new Map<string, string>()
  #relations: readonly number[] = []

  constructor(session: Asking) {
    this.#session = session
  }

  /** Answers of these from now on. */
  of(numbers: readonly number[]): Asking {
    this.#relations = numbers
    return this
  }

  /** Asks a query of those relations; one that can't be narrowed, of all. */
  async query<R extends Row>(sql: string): Promise<R[]> {
    const narrowed = sql
      .replaceAll(anyRelation, relations)
      .replaceAll(anyTarget, targets)
      .replaceAll(anyNeed, needs)
    const known = this.#planned.get(sql)
    const name = known ?? `varve_${this.#planned.size}`
    this.#planned.set(sql, name)
    if (known === undefined) await this.#session.query(`prepare ${name} (oid[]) as ${narrowed}`)
    return this.#session.query<R>(`execute ${name} ('{${this.#relations.join(',')}}')`)
  }
}
