import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Catalog, ObjectKind } from '#contract/catalog'
import { diff } from '#engine/diff/diff'
import type { Session } from '#engine/dialects/dialect'
import { postgres } from '#engine/dialects/postgres/index'
import { type FreshDatabase, freshDatabase } from '../../support/databases'
import { content } from '../../support/catalog-content'
import { allPieces } from './conformance/all'
import { named, needsOf, objectOf, type Piece } from './conformance/piece'

const role = `friend_${randomBytes(4).toString('hex')}`

/** With the role's name in the place of `@role`. */
function filled<T extends string | RegExp | object | undefined>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('@role', role) as T
  if (value instanceof RegExp || value === undefined) return value
  return JSON.parse(JSON.stringify(value).replaceAll('@role', role)) as T
}

describe.each(['postgres', 'embedded'] as const)('%s', (kind) => {
  let from: FreshDatabase
  let to: FreshDatabase
  let session: Session
  let catalog: Catalog
  const refusals = new Map<string, unknown>()

  beforeAll(async () => {
    from = await freshDatabase(kind)
    to = await freshDatabase(kind)
    session = await from.connect()
    await session.run(`create role ${role}`)
    const major = Number.parseInt(session.server.version, 10)
    // In one transaction: the embedded database syncs its files at every commit.
    await session.run('begin')
    for (const piece of allPieces.filter(({ since = 0 }) => since <= major)) {
      await session.run('savepoint before')
      try {
        for (const { sql } of await postgres.split(filled(piece.sql))) await session.run(sql)
      } catch (error) {
        refusals.set(piece.name, error)
        await session.run('rollback to before')
      }
    }
    await session.run('commit')
    catalog = await postgres.introspect(session)
  })
  afterAll(async () => {
    await to.drop()
    await from.drop()
    if (kind === 'embedded') return
    const administrator = await freshDatabase(kind)
    await (await administrator.connect()).run(`drop role ${role}`)
    await administrator.drop()
  })

  test.each(allPieces.map((piece) => [piece.name, piece] as const))('%s', (name, piece) => {
    expect(refusals.get(name)).toBeUndefined()
    if ((piece.since ?? 0) > Number.parseInt(catalog.server.version, 10)) return
    check(catalog, piece)
  })

  test('nothing is missing, and none is told twice', () => {
    expect(catalog.unseen).toBeUndefined()
    const keys = catalog.objects.map(({ ref }) => JSON.stringify(ref))
    expect(new Set(keys).size).toBe(keys.length)
    expect(catalog.objects.map(({ ref }) => ref.kind)).toEqual(
      catalog.objects.map(({ ref }) => ref.kind).toSorted(),
    )
  })

  test('our DDL for all of it, run on an empty database, makes the same catalog', async () => {
    const copy = await to.connect()
    if (kind === 'embedded') await copy.run(`create role ${role}`)
    await copy.run('begin')
    for (const { sql } of await postgres.split(postgres.wholeDdl(catalog))) await copy.run(sql)
    await copy.run('commit')
    const again = await postgres.introspect(copy)
    expect(diff(catalog, again)).toEqual([])
    expect(content(again)).toEqual(content(catalog))
  })
})

function check(catalog: Catalog, piece: Piece): void {
  for (const [kind, expected] of Object.entries(piece.objects ?? {}))
    for (const [key, { definition, facts, grants, comment }] of Object.entries(expected)) {
      const object = objectOf(catalog, kind as ObjectKind, key)
      if (typeof definition === 'string') expect(object.definition).toBe(filled(definition))
      else if (definition !== undefined) expect(object.definition).toMatch(definition)
      expect(Object.fromEntries(object.facts.map(({ name, value }) => [name, value]))).toMatchObject(
        filled(facts ?? {}),
      )
      if (grants !== undefined) expect(object.grants).toEqual(filled([...grants]))
      if (comment !== undefined) expect(object.comment).toBe(comment)
    }
  for (const [name, expected] of Object.entries(piece.tables ?? {}))
    expect(named(catalog.tables, name)).toMatchObject(filled(expected))
  for (const [name, expected] of Object.entries(piece.views ?? {}))
    expect(named(catalog.views, name)).toMatchObject(filled(expected))
  for (const [name, expected] of Object.entries(piece.enums ?? {}))
    expect(catalog.enums.find((one) => one.name === name)).toMatchObject(filled(expected))
  if (piece.needs !== undefined) expect(needsOf(catalog)).toEqual(expect.arrayContaining([...piece.needs]))
}
