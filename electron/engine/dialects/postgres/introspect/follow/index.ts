import type { CatalogFollower, Session } from '../../../dialect'
import { ClientSession } from '../../client-session'
import { readAll, type ReadCatalog } from '..'
import type { Asking } from '../asking'
import { readClosed } from '../closed'
import { Links } from '../links'
import { begin, settings } from '../snapshot'
import { MarkReader, type Marks } from './marks'
import { readSome, withTables } from './read-some'
import { SomeRelations } from './some'
import { touchedSince } from './touched'

interface Last extends ReadCatalog {
  readonly marks: Marks
}

/** The server would plan most of the queries anew each time, which takes longer than running them; planned while catalogs are small, they must do when those have grown. */
const planOnce = ['set local plan_cache_mode = force_generic_plan', 'set local enable_seqscan = off']

/** Follows the catalog of a database that nobody else changes: read whole once, then only the tables that were written to. */
export function follow(session: Session): CatalogFollower {
  const all = session instanceof ClientSession ? new Links(session).session : session
  const some = new SomeRelations(all)
  const marks = new MarkReader(all)
  let last: Last | null = null
  return {
    read: async () => {
      await session.query([begin, ...settings, ...planOnce].join('; '))
      try {
        last = await next(session, { all, some, marks }, last)
        await session.query('commit')
        return last.catalog
      } catch (error) {
        if (!session.closed) await session.query('rollback').catch(() => undefined)
        throw error
      }
    },
  }
}

interface Readers {
  readonly all: Asking
  readonly some: SomeRelations
  readonly marks: MarkReader
}

async function next(
  { server }: Session,
  { all, some, marks: reader }: Readers,
  last: Last | null,
): Promise<Last> {
  const marks = await reader.read(last?.marks.next ?? '0')
  const touched = last === null ? null : touchedSince(last.marks, marks)
  if (last !== null && touched !== null) {
    if (touched.tables.length === 0 && touched.gone.length === 0) return { ...last, marks }
    const major = Number.parseInt(server.version, 10)
    const granted = marks.granted || last.marks.granted
    const read = await readSome(some.of(touched.tables), all, major, granted)
    const followed = withTables(last, touched, read)
    if (followed !== null) return { ...followed, marks }
  }
  const reading = { session: all, aside: all, closed: await readClosed(all) }
  return { ...(await readAll(reading, server)), marks }
}
