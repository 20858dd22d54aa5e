import { expect, onTestFinished, test } from 'vitest'
import { postgres } from '#engine/dialects/postgres/index'
import { freshDatabase } from '../../support/databases'
import { sessionOptions } from '../../support/session-options'

test('who has no right on anything reads the same catalog as its owner', async () => {
  const db = await freshDatabase('postgres')
  onTestFinished(() => db.drop())
  const owner = await db.connect()
  const user = `look_${process.pid}`
  for (const sql of [
    'create schema closed',
    `create type closed.mood as enum ('sad')`,
    "create type public.level as enum ('low')",
    `create table closed.t (id bigserial primary key, m closed.mood default 'sad', l public.level, n int check (n > 0)) with (fillfactor=70)`,
    'create table closed.u (t bigint references closed.t on delete cascade, unique (t))',
    'create index on closed.t (n) where n > 3',
    'create view closed.v as select id, l from closed.t where n > 3',
    'create materialized view closed.w as select count(*) as n from closed.v',
    'create table public.p (l public.level) partition by list (l)',
    `create table closed.p1 partition of public.p for values in ('low')`,
    `create role ${user} login password 'look'`,
    'revoke all on schema closed from public',
    'revoke all on all tables in schema closed from public',
  ])
    await owner.run(sql)
  onTestFinished(async () => {
    await owner.run(`drop role ${user}`)
  })
  if (db.target.kind !== 'server') throw new Error('not a server')
  const look = await postgres.connect({ ...db.target, user }, 'look', sessionOptions({ readOnly: true }))
  try {
    await expect(look.query('select * from closed.t')).rejects.toThrow(/permission denied/)
    const { tables, views, enums, schemas } = await postgres.introspect(owner)
    expect(tables).toHaveLength(4)
    expect(await postgres.introspect(look)).toMatchObject({ tables, views, enums, schemas })
  } finally {
    await look.close()
  }
})

test('a catalog of the server that is closed to a user leaves a gap that has a name', async () => {
  const db = await freshDatabase('postgres')
  onTestFinished(() => db.drop())
  const owner = await db.connect()
  const user = `shut_out_${process.pid}`
  for (const sql of [
    'create table t (id int)',
    'create policy p on t using (id > 0)',
    'create domain d as int',
    `create role ${user} login password 'look'`,
    'revoke select on pg_catalog.pg_policy from public',
  ])
    await owner.run(sql)
  onTestFinished(async () => {
    await owner.run(`drop role ${user}`)
  })
  if (db.target.kind !== 'server') throw new Error('not a server')
  const look = await postgres.connect({ ...db.target, user }, 'look', sessionOptions({ readOnly: true }))
  try {
    const [whole, seen] = [await postgres.introspect(owner), await postgres.introspect(look)]
    const kinds = (catalog: typeof whole) => catalog.objects.map(({ ref }) => ref.kind)
    expect(kinds(whole)).toEqual(['domain', 'extension', 'policy'])
    expect(whole.unseen).toBeUndefined()
    expect(kinds(seen)).toEqual(['domain', 'extension'])
    expect(seen.unseen).toEqual(['This user may not read pg_policy: policies are missing.'])
  } finally {
    await look.close()
  }
})
