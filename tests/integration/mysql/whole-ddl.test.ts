import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Session } from '#engine/dialects/dialect'
import { mysql } from '#engine/dialects/mysql/index'
import { freshDatabase, type FreshDatabase } from '../../support/databases'
import { remake, shape } from '../../support/remake'

let db: FreshDatabase
let session: Session
beforeEach(async () => {
  db = await freshDatabase('mariadb')
  session = await db.connect()
})
afterEach(() => db.drop())

const schema = [
  `create table hidden (a int, b int invisible default 4, c int generated always as (a + 1) virtual invisible,
     d int generated always as (a + 2) stored invisible comment 'x')`,
  'create table versioned (a int, b int not null without system versioning comment "b") with system versioning',
  `create table period (a int, since timestamp(6) generated always as row start,
     \`un\`\`til\` timestamp(6) generated always as row end invisible, period for system_time (since, \`un\`\`til\`)) with system versioning`,
  `create table years (a int, d date) comment = 'by year' partition by range (year(d)) subpartition by hash (a) subpartitions 2
     (partition p0 values less than (2020) comment 'it''s', partition \`p \`\`1\` values less than maxvalue)`,
  `create table ranges (a varchar(10), d date) partition by range columns (a, d)
     (partition p0 values less than ('b''x', '2020-01-01'), partition p1 values less than (maxvalue, maxvalue))`,
  'create table lists (a int) partition by list (a) (partition p0 values in (1, 2, null), partition p1 values in (0, 4))',
  `create table pairs (a varchar(5), b int) partition by list columns (a, b) (partition p0 values in (('x', 1), ('y', 2)))`,
  'create table hashed (a int primary key) partition by linear hash (a) partitions 3',
  'create table named (a int primary key) partition by hash (a) (partition x, partition y comment "y")',
  `create table parts (a int, d date) partition by range (year(d)) subpartition by hash (a)
     (partition p0 values less than (2020) (subpartition x, subpartition y), partition p1 values less than maxvalue (subpartition z, subpartition w))`,
  'create table keyed (a int primary key, k int) partition by key () partitions 2',
  'create table packed (a text compressed) row_format=compressed key_block_size=8',
  'create table paged (a int) page_compressed=1 stats_persistent=0',
  'create algorithm = merge sql security invoker view invoked as select a from hidden',
  'create algorithm = temptable view made as select a from hidden',
]

test('invisible and versioned columns, partitions, options and kinds of views are made again', async () => {
  for (const sql of schema) await session.run(sql)
  const catalog = await mysql.introspect(session)
  expect(catalog.tables.flatMap((table) => table.unshown)).toEqual([])
  const ddl = (name: string) =>
    catalog.tables.filter((table) => table.name === name).map((table) => mysql.ddl({ table }))[0]
  expect(ddl('hidden')).toContain('generated always as (`a` + 1) virtual invisible')
  expect(ddl('versioned')).toMatch(/with system versioning;$/)
  expect(ddl('lists')).toContain('VALUES IN (NULL,1,2)')

  const other = await freshDatabase('mariadb')
  try {
    const copy = await other.connect()
    await remake(mysql, catalog, copy)
    expect(shape(await mysql.introspect(copy))).toEqual(shape(catalog))
    // What the server itself says of both is the same too: nothing is lost on the way into the catalog.
    for (const { name } of catalog.tables) expect(await own(copy, name)).toEqual(await own(session, name))
  } finally {
    await other.drop()
  }
})

function own(on: Session, table: string): Promise<unknown> {
  return on.query(`show create table ${mysql.quote(table)}`)
}
