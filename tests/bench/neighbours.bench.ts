import { expect, test } from 'vitest'
import { freshDatabase } from '../support/databases'
import { makeTables } from './schema'
import { against, quickest, say } from './timing'

const own = 200
const others = 30_000
const together = 500

test('a database of MariaDB next to the tables of others', async () => {
  const database = await freshDatabase('mariadb')
  // Dropping so many takes longer than making them; they go with the server.
  const neighbour = await freshDatabase('mariadb')
  try {
    await makeTables(database, own)
    const session = await database.connect({ statementTimeoutMs: 0 })
    const alone = await quickest(() => database.dialect.introspect(session))
    const builder = await neighbour.connect()
    for (let from = 0; from < others; from += together) {
      const made = Array.from(
        { length: together },
        (_, at) => `create table n${from + at} (id int primary key, a int, key (a));`,
      )
      await builder.run(`begin not atomic ${made.join('\n')} end`)
    }
    const beside = await quickest(() => database.dialect.introspect(session))
    say(
      `\nmariadb: ${own} tables alone ${Math.round(alone)} ms, next to ${others} others ${against(beside, alone)}`,
    )
    expect(beside / alone).toBeLessThan(1.3)
  } finally {
    await database.drop()
  }
})
