import { expect, test } from 'vitest'
import { look } from '#engine/catalog/look'
import { freshDatabase } from '../support/databases'
import { askBare, questionsOf } from './asked'
import { dumpSchema } from './dump'
import { heldBy } from './memory'
import { processorTime, serverOf } from './processor'
import { reflect } from './reflect'
import { makeTables } from './schema'
import { against, quickest, say } from './timing'

const sizes = [100, 1000, 5000, 10_000]
const runs = 7

test.each(['postgres', 'mariadb'] as const)('reading the catalog of %s', async (kind) => {
  say(`\n${kind}: the quickest of ${runs}; in parentheses times that of the dump tool`)
  const questions = new Set<number>()
  for (const size of sizes) {
    const database = await freshDatabase(kind)
    try {
      await makeTables(database, size)
      const session = await database.connect({ statementTimeoutMs: 0 })
      const asked = await questionsOf(session, database.dialect.introspect)
      expect(asked.tables).toBe(size)
      questions.add(asked.first.length)
      const read = () => database.dialect.introspect(session)
      const server = await serverOf(session)
      const varve = await quickest(read, runs)
      const bare = await quickest(() => askBare(session, asked), runs)
      const seen = await look(session, database.dialect, null)
      const again = await quickest(() => look(session, database.dialect, seen), runs)
      const dump = await quickest(() => dumpSchema(database), 3)
      const reflected = size > 1000 ? null : await reflect(session, database)
      const worked = await processorTime(server, read)
      const dumpWorked = await processorTime(server, () => dumpSchema(database), 3)
      const catalog = await heldBy(read)
      const rows = await heldBy(() => askBare(session, asked))
      say(
        [
          `${String(size).padStart(6)} tables  Varve ${against(varve, dump)}`,
          `its ${asked.first.length} messages bare ${against(bare, dump)}, Varve ${(varve / bare).toFixed(2)}× of them`,
          `looked at again, unchanged ${against(again, varve)}`,
          `dump ${Math.round(dump)} ms`,
          reflected === null ? '' : `SQLAlchemy ${against(reflected, dump)}`,
          `processors ${against(worked, dumpWorked)} of ${Math.round(dumpWorked)} ms`,
          `held ${megabytes(catalog)}, bare rows ${megabytes(rows)} (${(catalog / rows).toFixed(2)}×)`,
        ].join('  '),
      )
      if (kind === 'postgres' && size === 10_000) expect(catalog / rows).toBeLessThan(1.5)
    } finally {
      await database.drop()
    }
  }
  // However many tables there are; one more where a second link comes after the first one has taken over its part.
  expect(Math.max(...questions) - Math.min(...questions)).toBeLessThanOrEqual(1)
})

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
