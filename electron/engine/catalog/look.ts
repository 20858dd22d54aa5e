import type { Catalog } from '#contract/catalog'
import type { Dialect, Session } from '../dialects/dialect'

/** A catalog as it was seen, and what tells whether it still is. */
export interface Seen {
  readonly catalog: Catalog
  readonly fingerprint: string | null
}

/** Whether the catalog is still as it was seen; where the server can't tell, it is not taken to be. */
export async function isStill(
  session: Session,
  dialect: Dialect,
  { catalog, fingerprint }: Seen,
): Promise<boolean> {
  return fingerprint !== null && (await dialect.fingerprint(session, catalog)) === fingerprint
}

/** Reads the catalog; where nothing has changed since the last look, only its counts and sizes. */
export async function look(session: Session, dialect: Dialect, last: Seen | null): Promise<Seen> {
  // Asked before the reading: what changes in between is seen by the next look, not missed by it.
  const fingerprint = await dialect.fingerprint(session, last?.catalog ?? null)
  const same = last !== null && fingerprint !== null && last.fingerprint === fingerprint
  const catalog = same ? await dialect.recount(session, last.catalog) : await dialect.introspect(session)
  return { catalog, fingerprint }
}
