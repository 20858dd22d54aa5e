import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Session } from '#engine/dialects/dialect'
import { readProduct } from '#engine/dialects/mysql/flavour'
import { algorithms, locks, type Cost } from '#engine/dialects/mysql/hazards/cost/cost'
import { costOf } from '#engine/dialects/mysql/hazards/cost/index'
import { mysql } from '#engine/dialects/mysql/index'
import { alterTable, type Alteration } from '#engine/dialects/mysql/plan/alter/alter-table'
import { ChangeIndex } from '#engine/dialects/mysql/plan/change-index'
import { freshDatabase, type FreshDatabase } from '../../support/databases'

/** A table before and after; `p` with the primary key `id` stands beside it. */
const cases: readonly [from: string, to: string][] = [
  ['(id int primary key)', '(id int primary key, x int)'],
  ['(id int primary key)', '(x int not null default 5, id int primary key)'],
  ['(id int primary key)', '(id int primary key, x datetime default current_timestamp)'],
  ['(id int primary key)', "(id int primary key, x varchar(9) not null default 'it''s')"],
  ['(id int primary key)', '(id int primary key, x varchar(36) default uuid())'],
  ['(id int primary key)', '(id int primary key, x int as (id + 1) virtual)'],
  ['(id int primary key)', '(id int primary key, x int as (id + 1) stored)'],
  ['(id int primary key)', '(id int primary key, x int not null auto_increment, key (x))'],
  ['(id int not null)', '(id int not null, x int not null auto_increment primary key)'],
  ['(id int primary key, b int)', '(id int primary key)'],
  ['(id int primary key, b int, key i (b))', '(id int primary key)'],
  ['(id int primary key, b int as (id + 1) virtual)', '(id int primary key)'],
  ['(id int primary key, b int as (id + 1) stored)', '(id int primary key)'],
  ['(id int primary key, a int, b int)', '(id int primary key, b int, a int)'],
  ['(id int primary key, b int)', "(id int primary key, b int default 5 comment 'new')"],
  ['(id int primary key, b int)', '(id int primary key, b bigint)'],
  ['(id int primary key, b int)', '(id int primary key, b int unsigned)'],
  ['(id int primary key, b int not null)', '(id int primary key, b int)'],
  [
    '(id int primary key, b int not null) row_format=redundant',
    '(id int primary key, b int) row_format=redundant',
  ],
  ['(id int primary key, b int)', '(id int primary key, b int not null)'],
  ['(id int primary key, b varchar(10))', '(id int primary key, b varchar(60))'],
  ['(id int primary key, b varchar(10))', '(id int primary key, b varchar(100))'],
  ['(id int primary key, b varchar(50))', '(id int primary key, b varchar(100))'],
  ['(id int primary key, b varchar(70))', '(id int primary key, b varchar(100))'],
  ['(id int primary key, b varchar(20))', '(id int primary key, b varchar(10))'],
  ['(id int primary key, b varchar(20), key (b))', '(id int primary key, b varchar(30), key (b))'],
  ['(id int primary key, b char(10))', '(id int primary key, b char(20))'],
  ['(id int primary key, b text)', '(id int primary key, b longtext)'],
  ["(id int primary key, b enum('a','b'))", "(id int primary key, b enum('a','b','c'))"],
  ["(id int primary key, b enum('a','b'))", "(id int primary key, b enum('b','a'))"],
  ["(id int primary key, b set('a','b'))", "(id int primary key, b set('a','b','c'))"],
  ['(id int primary key, b varchar(10))', '(id int primary key, b varchar(10) collate utf8mb4_bin)'],
  [
    '(id int primary key, b varchar(10), key (b))',
    '(id int primary key, b varchar(10) collate utf8mb4_bin, key (b))',
  ],
  [
    '(id int primary key, b varchar(10) character set utf8mb3)',
    '(id int primary key, b varchar(10) character set utf8mb4)',
  ],
  [
    '(id int primary key, b varchar(10) character set utf8mb4)',
    '(id int primary key, b varchar(10) character set latin1)',
  ],
  ['(id int primary key, b int)', '(id int primary key, b int invisible)'],
  ['(id int primary key, b decimal(5,2))', '(id int primary key, b decimal(8,2))'],
  ['(id int primary key, b datetime)', '(id int primary key, b datetime(6))'],
  ['(id int primary key, b int as (id + 1) virtual)', '(id int primary key, b int as (id + 2) virtual)'],
  ['(id int primary key, b int as (id + 1) stored)', '(id int primary key, b int as (id + 2) stored)'],
  ['(id int primary key, b int as (id + 1) stored)', '(id int primary key, b int)'],
  ['(id int primary key, b int not null)', '(id int primary key, b int not null auto_increment, key (b))'],
  ['(id int primary key, a int)', '(id int primary key, a int, key (a))'],
  ['(id int primary key, a int)', '(id int primary key, a int, unique key (a))'],
  ['(id int primary key, a text)', '(id int primary key, a text, fulltext key (a))'],
  [
    '(id int primary key, a text, fulltext key i (a))',
    '(id int primary key, a text, fulltext key i (a), fulltext key j (a))',
  ],
  [
    '(id int primary key, a text, fulltext key i (a))',
    '(id int primary key, a text, x int, fulltext key i (a))',
  ],
  ['(id int primary key, a point not null)', '(id int primary key, a point not null, spatial key (a))'],
  ['(id int primary key, a int, key i (a))', '(id int primary key, a int)'],
  ['(id int primary key, a int, key i (a))', '(id int primary key, a int, key i (a) ignored)'],
  ['(id int not null)', '(id int not null primary key)'],
  ['(id int not null primary key)', '(id int not null)'],
  [
    '(id int not null, a int not null, primary key (id))',
    '(id int not null, a int not null, primary key (a))',
  ],
  ['(id int primary key, a int)', '(id int primary key, a int, constraint c check (a > 0))'],
  ['(id int primary key, a int, constraint c check (a > 0))', '(id int primary key, a int)'],
  ['(id int primary key)', "(id int primary key) comment = 'x'"],
  ['(id int primary key)', '(id int primary key) row_format = compressed'],
  ['(id int primary key) row_format = compressed', '(id int primary key, b int) row_format = compressed'],
  ['(id int primary key)', '(id int primary key) stats_persistent = 1'],
  ['(id int primary key, a int)', '(id int primary key, a int) collate utf8mb4_bin'],
  ['(id int primary key)', '(id int primary key) page_compressed = 1'],
  ['(id int primary key)', '(id int primary key) with system versioning'],
  ['(id int primary key) with system versioning', '(id int primary key)'],
  ['(s date not null, e date not null)', '(s date not null, e date not null, period for app (s, e))'],
  ['(s date not null, e date not null, period for app (s, e))', '(s date not null, e date not null)'],
]

let db: FreshDatabase
let session: Session
beforeAll(async () => {
  db = await freshDatabase('mariadb')
  session = await db.connect()
  await session.run('create table p (id int primary key)')
})
afterAll(() => db.drop())

const make = (table: string): Promise<unknown> => session.run(`create or replace table t ${table}`)

async function tableNow(): Promise<Parameters<typeof alterTable>[0]> {
  const { tables } = await mysql.introspect(session)
  const table = tables.find(({ name }) => name === 't')
  if (table === undefined) throw new Error('no table')
  return table
}

async function accepts({ sql }: Alteration, { algorithm, lock }: Cost): Promise<boolean> {
  try {
    await session.run(`${sql}, algorithm = ${algorithm}, lock = ${lock}`)
    return true
  } catch {
    return false
  }
}

test.each(cases)('the server makes %s of %s as the rules say, and no better', async (from, to) => {
  await make(to)
  const wanted = await tableNow()
  await make(from)
  const before = await tableNow()
  const product = readProduct(session.server.version, session.server.flavour)
  const { alteration } = alterTable(before, wanted, new ChangeIndex([]), product)
  if (alteration === null) throw new Error('nothing differs')
  const cost = costOf({ product, from: before, to: wanted, clauses: alteration.clauses })
  const order = algorithms.flatMap((algorithm) => locks.map((lock): Cost => ({ algorithm, lock })))
  let best: Cost | null = null
  for (const one of order) {
    await make(from)
    if (!(await accepts(alteration, one))) continue
    best = one
    break
  }
  expect({ algorithm: cost.algorithm, lock: cost.lock }, alteration.sql).toEqual(best)
})
