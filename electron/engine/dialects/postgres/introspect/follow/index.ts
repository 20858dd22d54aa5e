import type { CatalogFollower, Session } from '../../../dialect'
import { readAll } from '..'
import { uncounted } from '../part'
import { inSnapshot } from '../snapshot'
import { FewRelations } from './few'
import { inOneMessage } from './in-one-message'
import { MarkReader, type Marks } from './marks'
import { type Followed, readSome, withTables } from './read-some'
import { touchedSince } from './touched'

interface Last extends Followed {
  readonly marks: Marks
}

interface Readers {
  readonly few: FewRelations
  readonly marks: MarkReader
}

/** Follows the catalog of a database that nobody else changes: read whole once, then only the tables that were written to. */
export function follow(session: Session): CatalogFollower {
  const readers = { few: new FewRelations(), marks: new MarkReader() }
  let last: Last | null = null
  return {
    read: async () => {
      last = await next(session, readers, last)
      return { catalog: last.catalog, identities: { wholes: last.refs, parts: last.parts } }
    },
  }
}

async function next(session: Session, { few, marks: reader }: Readers, last: Last | null): Promise<Last> {
  const { server } = session
  const marks = await reader.read(session, last?.marks ?? null)
  const touched = last === null ? null : touchedSince(last.marks, marks)
  if (last !== null && touched !== null) {
    if (touched.tables.length === 0 && touched.gone.length === 0) return { ...last, marks }
    const major = Number.parseInt(server.version, 10)
    const granted = marks.granted || last.marks.granted
    const read = await inOneMessage(session, (asking) =>
      readSome(few.of(asking, touched.tables), asking, major, granted),
    )
    const followed = withTables(last, touched, read)
    if (followed !== null) return { ...followed, marks }
  }
  const read = await inSnapshot(session, (reading) => readAll(reading, server, uncounted))
  return { catalog: read.catalog, refs: read.refs, parts: read.parts(), marks }
}
