import { expect, test } from 'vitest'
import type { Session, SqlValue } from '#engine/dialects/dialect'
import { freshDatabase } from '../support/databases'
import { dumpSchema } from './dump'
import { makeTables } from './schema'
import { against, median, say } from './timing'

const sizes = [100, 1000, 5000]

test.each(['postgres', 'mariadb'] as const)('reading the catalog of %s', async (kind) => {
  say(`\n${kind}: medians; in parentheses times that of the dump tool`)
  const questions = new Set<number>()
  for (const size of sizes) {
    const database = await freshDatabase(kind)
    try {
      await makeTables(database, size)
      const session = await database.connect({ statementTimeoutMs: 0 })
      const { asked, tables } = await questionsOf(session, database.dialect.introspect)
      expect(tables).toBe(size)
      questions.add(asked.length - blocksOf(asked))
      const varve = await median(() => database.dialect.introspect(session))
      const bare = await median(async () => {
        for (const [sql, parameters] of asked) await session.query(sql, parameters)
      })
      const dump = await median(() => dumpSchema(database), 3)
      say(
        `${String(size).padStart(5)} tables  Varve ${against(varve, dump)}  its ${asked.length} queries bare ${against(bare, dump)}  dump ${Math.round(dump)} ms`,
      )
    } finally {
      await database.drop()
    }
  }
  // However many tables there are, but for the blocks of hundreds that MariaDB is asked for tables' DDL in.
  expect(questions.size).toBe(1)
})

function blocksOf(asked: readonly (readonly [string, unknown])[]): number {
  return asked.filter(([sql]) => sql.startsWith('begin not atomic')).length
}

/** Every query that a reading sends. */
async function questionsOf(
  session: Session,
  introspect: (session: Session) => Promise<{ tables: unknown[] }>,
): Promise<{ asked: [string, readonly SqlValue[]][]; tables: number }> {
  const asked: [string, readonly SqlValue[]][] = []
  const listening = new Proxy(session, {
    get(target, property) {
      if (property === 'query')
        return (sql: string, parameters: readonly SqlValue[] = []) => {
          asked.push([sql, parameters])
          return target.query(sql, parameters)
        }
      const value: unknown = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const { tables } = await introspect(listening)
  return { asked, tables: tables.length }
}
