import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ServerTarget } from '#contract/connection'
import type { Session } from '#engine/dialects/dialect'
import type { ScratchPlace } from '#engine/dialects/scratch'
import type { Throwaway } from '#engine/dialects/throwaway'
import { freshDatabase, type FreshDatabase } from '../support/databases'
import { failure } from '../support/failure'
import { sessionOptions } from '../support/session-options'

const listSql = {
  postgres: `select datname as name from pg_database where datname like 'varve%' order by 1`,
  mariadb: `select schema_name as name from information_schema.schemata where schema_name like 'varve%' order by 1`,
}

describe.each(['postgres', 'mariadb'] as const)('a scratch database on %s', (kind) => {
  let db: FreshDatabase
  let owner: Session
  const made: Throwaway[] = []
  beforeEach(async () => {
    db = await freshDatabase(kind)
    owner = await db.connect()
  })
  afterEach(async () => {
    for (const each of made.splice(0)) await each.close()
    await db.drop()
  })

  const place = (change: Partial<ServerTarget> = {}): ScratchPlace => {
    if (db.target.kind !== 'server') throw new Error('not a server')
    return {
      target: { ...db.target, ...change },
      password: db.password,
      options: sessionOptions({ readOnly: true }),
    }
  }
  const make = async (on = place()): Promise<Throwaway> => {
    const throwaway = await db.dialect.scratch(on)
    made.push(throwaway)
    return throwaway
  }
  const listed = async (): Promise<string[]> =>
    (await owner.query<{ name: string }>(listSql[kind])).map(({ name }) => name)
  const tables = async (throwaway: Throwaway): Promise<string[]> => {
    const session = await throwaway.connect(sessionOptions())
    try {
      return (await db.dialect.introspect(session)).tables.map(({ name }) => name)
    } finally {
      await session.close()
    }
  }

  test('is empty, takes tables, is emptied with its links closed, and is gone at the end', async () => {
    await owner.run('create table kept (id int)')
    const throwaway = await make()
    const name = throwaway.server.database
    expect(name).toMatch(/^varve_scratch_\d{14}_[0-9a-f]{12}$/)
    expect(throwaway.where).toContain('127.0.0.1')
    expect(await tables(throwaway)).toEqual([])
    const session = await throwaway.connect(sessionOptions())
    await session.run('create table t (id int)')
    expect(session.server.database).toBe(name)
    expect(await tables(throwaway)).toEqual(['t'])
    await throwaway.clear()
    expect(session.closed).toBe(true)
    expect(await tables(throwaway)).toEqual([])
    expect(await listed()).toContain(name)
    await throwaway.close()
    expect(await listed()).not.toContain(name)
    expect((await failure(throwaway.connect(sessionOptions()))).code).toBe('connection-lost')
    const { tables: own } = await db.dialect.introspect(owner)
    expect(own.map(({ name: table }) => table)).toEqual(['kept'])
  })

  test('reaches no other database of the server', async () => {
    await owner.run('create table kept (id int)')
    const throwaway = await make()
    const session = await throwaway.connect(sessionOptions())
    const own = owner.server.database
    const table = kind === 'postgres' ? `${own}.public.kept` : `${own}.kept`
    for (const sql of [`drop table ${table}`, `insert into ${table} values (1)`])
      expect(['host-refused', 'statement-failed']).toContain((await failure(session.run(sql))).code)
    const { tables: left } = await db.dialect.introspect(owner)
    expect(left.map(({ name, estimatedRows }) => [name, Math.max(estimatedRows, 0)])).toEqual([['kept', 0]])
  })

  test('two at once do not meet', async () => {
    const [one, other] = [await make(), await make()]
    const session = await one.connect(sessionOptions())
    await session.run('create table t (id int)')
    await other.clear()
    expect(await tables(one)).toEqual(['t'])
    expect(await tables(other)).toEqual([])
  })

  test('that lost its mark is neither cleared nor dropped', async () => {
    const throwaway = await make()
    const name = throwaway.server.database
    const session = await throwaway.connect(sessionOptions())
    await session.run(
      kind === 'postgres' ? `comment on database ${name} is 'mine now'` : 'drop table varve_scratch_mark',
    )
    await session.run('create table valued (id int)')
    const refused = await failure(throwaway.clear())
    expect(refused).toMatchObject({ code: 'host-refused', message: expect.stringContaining(name) as string })
    expect(await tables(throwaway)).toEqual(['valued'])
    await throwaway.close()
    expect(await listed()).toContain(name)
    await owner.run(`drop database ${name}`)
  })

  test('without the privilege says which grant is missing, and with it works', async () => {
    const user = `plain_${process.pid}`
    const grants =
      kind === 'postgres'
        ? [`create role ${user} login password 'plain'`]
        : [
            `create user '${user}'@'127.0.0.1' identified by 'plain'`,
            `grant select on ${owner.server.database}.* to '${user}'@'127.0.0.1'`,
          ]
    for (const sql of grants) await owner.run(sql)
    try {
      const on = { ...place({ user }), password: 'plain' }
      const refused = await failure(db.dialect.scratch(on))
      expect(refused.code).toBe('privilege')
      const grant = /: ((?:ALTER|GRANT) .*);$/.exec(refused.advice ?? '')?.[1]
      if (grant === undefined) throw new Error(`no grant in ${String(refused.advice)}`)
      await owner.run(grant)
      const throwaway = await make(on)
      await throwaway.clear()
      expect(await tables(throwaway)).toEqual([])
      const name = throwaway.server.database
      expect(await listed()).toContain(name)
      await throwaway.close()
      expect(await listed()).not.toContain(name)
    } finally {
      await owner.run(kind === 'postgres' ? `drop role ${user}` : `drop user '${user}'@'127.0.0.1'`)
    }
  })

  test('left behind is named when it bears the mark, is a day old, and nobody is in it', async () => {
    const stamp = `varve_scratch_20200102030405_`
    const text = `Made by Varve for a look, to be dropped. ${'0'.repeat(32)}`
    const sign = (name: string) =>
      kind === 'postgres'
        ? [`comment on database ${name} is '${text}'`]
        : [
            `create table ${name}.varve_scratch_mark (mark varchar(200))`,
            `insert into ${name}.varve_scratch_mark values ('${text}')`,
          ]
    const [left, unmarked, used] = ['0', '1', '2'].map((digit) => stamp + digit.repeat(12))
    if (left === undefined || unmarked === undefined || used === undefined) throw new Error('three names')
    for (const name of [left, unmarked, used]) await owner.run(`create database ${name}`)
    for (const sql of [...sign(left), ...sign(used)]) await owner.run(sql)
    const inside = await db.dialect.connect(place({ database: used }).target, db.password, sessionOptions())
    const throwaway = await make()
    try {
      expect(throwaway.notes).toEqual([
        `A Varve that ended early has left the scratch database ${left} of 2020-01-02 on this server. ` +
          `Nobody uses it; this removes it: drop database ${db.dialect.quote(left)}`,
      ])
      // Others make theirs on the same server meanwhile.
      expect(await listed()).toEqual(
        expect.arrayContaining([left, unmarked, used, throwaway.server.database]),
      )
    } finally {
      await inside.close()
      for (const name of [left, unmarked, used]) await owner.run(`drop database ${name}`)
    }
  })
})
