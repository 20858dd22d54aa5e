import type { Row } from '../../../dialect'
import type { Asking } from '../asking'
import type { Part } from '../part'

const ownIndexes = 'select i.indexrelid from pg_index i where i.indrelid = any ($1)'

/** Of a few relations, `$1`. What is looked for is gathered first: the planner would go through all of a catalog for an OR. */
export const few: Part = {
  sized: false,
  relations: ' and c.oid = any ($1)',
  targets: ` and c.oid = any (array(select unnest($1) union all ${ownIndexes}
    union all select k.confrelid from pg_constraint k where k.conrelid = any ($1) and k.contype = 'f'))`,
  owners: ' and d.refobjid = any ($1)',
  defaults: ' and f.adrelid = any ($1)',
  classes: ' where o.oid in (select unnest(i.indclass) from pg_index i where i.indrelid = any ($1))',
  indexes: ' where i.indrelid = any ($1)',
  comments: ` and d.objoid = any (array(select unnest($1) union all ${ownIndexes}
    union all select k.oid from pg_constraint k where k.conrelid = any ($1)
    union all select o.objid from pg_depend o where o.classid = 'pg_class'::regclass
      and o.refclassid = 'pg_class'::regclass and o.refobjid = any ($1) and o.deptype in ('a', 'i')))`,
  // What a default, a constraint and an index need, their table does.
  needs: ` and (d.classid = 'pg_class'::regclass and d.objid = any (array(select unnest($1) union all ${ownIndexes}))
      or d.classid = 'pg_attrdef'::regclass
        and d.objid = any (array(select f.oid from pg_attrdef f where f.adrelid = any ($1)))
      or d.classid = 'pg_constraint'::regclass
        and d.objid = any (array(select k.oid from pg_constraint k where k.conrelid = any ($1))))`,
}

/** Asks the readers' queries of a few relations. There planning takes far longer than running, so each is planned once for a link. */
export class FewRelations {
  readonly #planned = new Map<string, string>()

  /** Who answers queries, of which `$1` are these relations, by asking `session`. */
  of(session: Asking, relations: readonly number[]): Asking {
    return { query: (sql) => this.#ask(session, relations, sql) as Promise<never> }
  }

  async #ask(session: Asking, relations: readonly number[], sql: string): Promise<Row[]> {
    const known = this.#planned.get(sql)
    const name = known ?? `varve_${this.#planned.size}`
    this.#planned.set(sql, name)
    // Asked at once, they go in one message.
    const planned = known === undefined ? [session.query(`prepare ${name} (oid[]) as ${sql}`)] : []
    const asked = session.query(`execute ${name} ('{${relations.join(',')}}')`)
    const [rows] = await Promise.all([asked, ...planned])
    return rows
  }
}
