import type { Catalog } from '#contract/catalog'
import type { Session } from '../../dialect'
import { readAll } from '.'
import { readClosed } from './closed'
import { uncounted } from './part'
import { settings } from './snapshot'

/** Reads what the open transaction has made. */
export async function introspectMade(session: Session): Promise<Catalog> {
  await session.query(settings.join('; '))
  const reading = { session, aside: session, closed: await readClosed(session) }
  return (await readAll(reading, session.server, uncounted)).catalog
}
