import type { Asking } from './asking'

/** Catalogs of the server that a part of the reading needs and everybody may read, unless somebody took that away. */
const catalogs = [
  'pg_aggregate',
  'pg_depend',
  'pg_event_trigger',
  'pg_extension',
  'pg_foreign_data_wrapper',
  'pg_foreign_server',
  'pg_language',
  'pg_policy',
  'pg_proc',
  'pg_publication',
  'pg_publication_rel',
  'pg_range',
  'pg_rewrite',
  'pg_sequence',
  'pg_statistic_ext',
  'pg_trigger',
] as const

export type OptionalCatalog = (typeof catalogs)[number]

const sql = `select c.relname::text as name from pg_class c
where c.relnamespace = 'pg_catalog'::regnamespace and c.relname in (${catalogs.map((name) => `'${name}'`).join(', ')})
  and not has_table_privilege(c.oid, 'select')
order by c.relname`

/** What this user is not let into, and what the catalog lacks for it. */
export class Closed {
  readonly #names: ReadonlySet<string>
  readonly #missing: string[] = []

  constructor(names: readonly string[]) {
    this.#names = new Set(names)
  }

  /** Sentences on everything that was left out. */
  get missing(): readonly string[] {
    return this.#missing
  }

  /** Whether all of `needs` may be read; where not, `words` are told to be missing. */
  lets(words: string, needs: readonly OptionalCatalog[]): boolean {
    const closed = needs.filter((name) => this.#names.has(name))
    if (closed.length > 0)
      this.#missing.push(`This user may not read ${closed.join(' and ')}: ${words} are missing.`)
    return closed.length === 0
  }
}

/** Asks which catalogs are closed to this user. */
export async function readClosed(session: Asking): Promise<Closed> {
  return new Closed((await session.query<{ name: string }>(sql)).map(({ name }) => name))
}
