import type { CatalogFollower, Session } from '../../../dialect'
import { readAll, type ReadCatalog } from '..'
import { inSnapshot, type Reading } from '../snapshot'
import { MarkReader, type Marks } from './marks'
import { readSome, withTables } from './read-some'
import { SomeRelations } from './some'
import { touchedSince } from './touched'

interface Last extends ReadCatalog {
  readonly marks: Marks
}

interface Readers {
  readonly some: SomeRelations
  readonly marks: MarkReader
}

/** The server would plan most of the queries anew each time, which takes longer than running them; planned while catalogs are small, they must do when those have grown. */
const planOnce = ['set local plan_cache_mode = force_generic_plan', 'set local enable_seqscan = off']

/** Follows the catalog of a database that nobody else changes: read whole once, then only the tables that were written to. */
export function follow(session: Session): CatalogFollower {
  const readers = { some: new SomeRelations(), marks: new MarkReader() }
  let last: Last | null = null
  return {
    read: async () => {
      last = await inSnapshot(session, (reading) => next(session, reading, readers, last))
      return last.catalog
    },
  }
}

async function next(
  { server }: Session,
  reading: Reading,
  readers: Readers,
  last: Last | null,
): Promise<Last> {
  const { session } = reading
  // Asked together, they are one message.
  const planned = planOnce.map((sql) => session.query(sql))
  const [marks] = await Promise.all([readers.marks.read(session, last?.marks.next ?? '0'), ...planned])
  const touched = last === null ? null : touchedSince(last.marks, marks)
  if (last !== null && touched !== null) {
    if (touched.tables.length === 0 && touched.gone.length === 0) return { ...last, marks }
    const major = Number.parseInt(server.version, 10)
    const granted = marks.granted || last.marks.granted
    const read = await readSome(readers.some.of(session, touched.tables), session, major, granted)
    const followed = withTables(last, touched, read)
    if (followed !== null) return { ...followed, marks }
  }
  await session.query('set local enable_seqscan = on')
  return { ...(await readAll(reading, server)), marks }
}
