import { expect, test } from 'vitest'
import { look } from '#engine/catalog/look'
import type { Session, SqlValue } from '#engine/dialects/dialect'
import { freshDatabase } from '../support/databases'
import { dumpSchema } from './dump'
import { heldBy } from './memory'
import { reflect } from './reflect'
import { makeTables } from './schema'
import { against, median, say } from './timing'

const sizes = [100, 1000, 5000, 10_000]

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
      const seen = await look(session, database.dialect, null)
      const again = await median(() => look(session, database.dialect, seen))
      const dump = await median(() => dumpSchema(database), 3)
      const reflected = size > 1000 ? null : await reflect(session, database)
      const catalog = await heldBy(() => database.dialect.introspect(session))
      say(
        [
          `${String(size).padStart(6)} tables  Varve ${against(varve, dump)}`,
          `its ${asked.length} queries bare ${against(bare, dump)}`,
          `looked at again, unchanged ${against(again, varve)}`,
          `dump ${Math.round(dump)} ms`,
          reflected === null ? '' : `SQLAlchemy ${against(reflected, dump)}`,
          `held ${megabytes(catalog)}`,
        ].join('  '),
      )
    } finally {
      await database.drop()
    }
  }
  // However many tables there are, but for the blocks of hundreds that MariaDB is asked for tables' DDL in.
  expect(questions.size).toBe(1)
})

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

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
      // Several as one message.
      if (property === 'queryAll')
        return (sqls: readonly string[]) => {
          asked.push([sqls.join(';\n'), []])
          return (target as Session & { queryAll(sqls: readonly string[]): Promise<unknown> }).queryAll(sqls)
        }
      const value: unknown = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const { tables } = await introspect(listening)
  return { asked, tables: tables.length }
}
