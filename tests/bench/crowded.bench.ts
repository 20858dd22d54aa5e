import { expect, test } from 'vitest'
import { freshDatabase } from '../support/databases'
import { makeTables } from './schema'
import { against, median, say } from './timing'

const crowd = 30_000

test('reading one database beside many tables of others, on MariaDB', async () => {
  const mine = await freshDatabase('mariadb')
  const other = await freshDatabase('mariadb')
  try {
    await makeTables(mine, 500)
    const session = await mine.connect({ statementTimeoutMs: 0 })
    const alone = await median(() => mine.dialect.introspect(session))
    const crowding = await other.connect({ statementTimeoutMs: 0 })
    for (let at = 0; at < crowd; at += 1)
      await crowding.run(`create table t_${at} (id int primary key, other int, key (other)) engine = myisam`)
    const beside = await median(() => mine.dialect.introspect(session))
    say(`\n500 tables alone ${Math.round(alone)} ms, beside ${crowd} others ${against(beside, alone)}`)
    expect((await mine.dialect.introspect(session)).tables).toHaveLength(500)
  } finally {
    await Promise.all([mine.drop(), other.drop()])
  }
})
