import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { Session } from '#engine/dialects/dialect'
import { mysql } from '#engine/dialects/mysql/index'
import { freshDatabase, type FreshDatabase } from '../../support/databases'
import { sessionOptions } from '../../support/session-options'

const user = `look_${process.pid}`
const role = `role_${process.pid}`
let db: FreshDatabase
let owner: Session
beforeEach(async () => {
  db = await freshDatabase('mariadb')
  owner = await db.connect()
  for (const sql of [
    'create table parent (id int, b int, primary key (id, b))',
    `create table child (id int primary key, p int, \`) REFERENCES \`\`x\`\` (\` int, q int check (q > 0),
       key (\`) REFERENCES \`\`x\`\` (\`, p),
       constraint \`a \`\`key\` foreign key (p, \`) REFERENCES \`\`x\`\` (\`) references parent (id, b) on delete cascade on update set null,
       constraint plain foreign key (q, p) references parent (id, b))`,
    'create table other (id int)',
    'create trigger noted before insert on child for each row set new.q = 1',
    'create view seen as select id from parent',
    `create user ${user} identified by 'look'`,
    `create role ${role}`,
  ])
    await owner.run(sql)
})
afterEach(async () => {
  await owner.run(`drop user ${user}`)
  await owner.run(`drop role ${role}`)
  await db.drop()
})

/** The catalog as a user reads it who was granted this alone. */
async function readWith(...grants: string[]): Promise<Catalog> {
  for (const sql of grants) await owner.run(sql)
  if (db.target.kind !== 'server') throw new Error('not a server')
  const session = await mysql.connect({ ...db.target, user }, 'look', sessionOptions({ readOnly: true }))
  try {
    return await mysql.introspect(session)
  } finally {
    await session.close()
  }
}

const here = () => mysql.quote(owner.server.database).replaceAll('_', '\\_')
const tablesOf = (catalog: Catalog) =>
  catalog.tables.map(({ bytes: _bytes, estimatedRows: _rows, unshown: _unshown, ...rest }) => rest)

test.each(['to the user', 'through a role'])(
  'who may only read the database sees every table whole, granted %s',
  async (how) => {
    const toUser = [`grant select on ${here()}.* to ${user}`]
    const toRole = [
      `grant select on ${here()}.* to ${role}`,
      `grant ${role} to ${user}`,
      `set default role ${role} for ${user}`,
    ]
    const catalog = await readWith(...(how === 'to the user' ? toUser : toRole))
    expect(tablesOf(catalog)).toEqual(tablesOf(await mysql.introspect(owner)))
    expect(catalog.tables.flatMap(({ foreignKeys }) => foreignKeys)).toMatchObject([
      { name: 'a `key', onDelete: 'CASCADE', onUpdate: 'SET NULL' },
      { name: 'plain', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' },
    ])
    expect(catalog.unseen).toEqual([
      'Without the privilege SHOW VIEW neither the text of these views is told nor what they depend on: seen.',
      'Triggers are told to those with the privilege TRIGGER alone.',
      'Events are told to those with the privilege EVENT alone.',
      'Routines are told to those with a privilege on them alone.',
    ])
    // A view's text takes a privilege of its own.
    expect(catalog.views.map((view) => mysql.ddl({ view }))).toEqual([
      '-- Not shown: the definition, for want of the privilege SHOW VIEW.',
    ])
  },
)

test('who may read some tables or columns is told that there may be more', async () => {
  const catalog = await readWith(`grant select on child to ${user}`, `grant select (id) on other to ${user}`)
  const sentence = `Only the tables and columns that ${user}@% has privileges on are listed.`
  expect(catalog.unseen?.[0]).toBe(sentence)
  expect(catalog.tables.map(({ name }) => name)).toEqual(['child', 'other'])
  expect(catalog.tables[0]?.foreignKeys).toHaveLength(2)
  // A right on the table shows it whole; one on a column shows that alone.
  const note = '-- Not shown: columns and checks that the user has no privileges for.'
  expect(catalog.tables.map((table) => mysql.ddl({ table }).startsWith(note))).toEqual([false, true])
  expect(catalog.tables.map(({ columns }) => columns.length)).toEqual([4, 1])
})

test('who may all is told nothing', async () => {
  expect((await mysql.introspect(owner)).unseen).toEqual([])
})
