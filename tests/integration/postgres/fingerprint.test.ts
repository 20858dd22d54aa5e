import { expect, test } from 'vitest'
import { look } from '#engine/catalog/look'
import type { Session } from '#engine/dialects/dialect'
import { postgres } from '#engine/dialects/postgres/index'
import { content } from '../../support/catalog-content'
import { freshDatabase } from '../../support/databases'
import { allPieces } from './conformance/all'

test.each(['postgres', 'embedded'] as const)(
  '%s: every change of the schema is another fingerprint',
  async (kind) => {
    const database = await freshDatabase(kind)
    const session = await database.connect()
    const major = Number.parseInt(session.server.version, 10)
    const unnoticed: string[] = []
    try {
      await session.run('begin')
      await session.run('create role friend_of_the_fingerprint')
      for (const { name, sql } of allPieces.filter(({ since = 0 }) => since <= major)) {
        const before = await postgres.fingerprint(session, null)
        await session.run('savepoint piece')
        const statements = await postgres.split(sql.replaceAll('@role', 'friend_of_the_fingerprint'))
        for (const statement of statements) await session.run(statement.sql)
        if ((await postgres.fingerprint(session, null)) === before) unnoticed.push(name)
      }
      expect(unnoticed).toEqual([])
      await session.run('rollback')
    } finally {
      await database.drop()
    }
  },
)

test('a look where nothing has changed reads counts alone, and gives the same catalog', async () => {
  const database = await freshDatabase('postgres')
  try {
    const session = await database.connect()
    await session.run(
      'create table t (id int primary key, name text); create view v as select id from t; create index on t (name)',
    )
    const first = await look(session, postgres, null)
    await session.run("insert into t select i, repeat('x', 2000) from generate_series(1, 500) i")
    await session.run('analyze t')
    const { asked, counting } = listening(session)
    const second = await look(counting, postgres, first)
    expect(asked).toHaveLength(2)
    expect(second.catalog.tables[0]).toMatchObject({ estimatedRows: 500 })
    expect(second.catalog.tables[0]?.bytes).toBeGreaterThan(first.catalog.tables[0]?.bytes ?? 0)
    const whole = await postgres.introspect(session)
    expect(content(second.catalog)).toEqual(content(whole))
    expect(second.catalog.tables).toEqual(whole.tables)
    await session.run('alter table t alter column name set not null')
    expect((await look(session, postgres, second)).catalog.tables[0]?.columns[1]?.nullable).toBe(false)
  } finally {
    await database.drop()
  }
})

function listening(session: Session): { asked: string[]; counting: Session } {
  const asked: string[] = []
  const counting = new Proxy(session, {
    get(target, property) {
      if (property === 'query') asked.push('query')
      const value: unknown = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { asked, counting }
}
