import type { CatalogFollower, Session } from '../../../dialect'
import { readAll, type ReadCatalog, settings } from '..'
import { type Asking, inBatches } from '../batch'
import { MarkReader, type Marks } from './marks'
import { readSome, withTables } from './read-some'
import { SomeRelations } from './some'
import { touchedSince } from './touched'

interface Last extends ReadCatalog {
  readonly marks: Marks
}

/** Follows the catalog of a database that nobody else changes: read whole once, then only the tables that were written to. */
export function follow(session: Session): CatalogFollower {
  const all = inBatches(session)
  const some = new SomeRelations(all)
  const marks = new MarkReader(all)
  let last: Last | null = null
  return {
    read: async () => {
      await session.query(`begin isolation level repeatable read, read only; ${settings}`)
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
  return { ...(await readAll(all, server)), marks }
}
