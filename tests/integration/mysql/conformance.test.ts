import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { Session } from '#engine/dialects/dialect'
import { mysql } from '#engine/dialects/mysql/index'
import { freshDatabase, type FreshDatabase } from '../../support/databases'
import { differences, likeness, remade } from '../../support/mysql-copy'
import { objectCases } from './conformance-objects'
import { tableCases } from './conformance-tables'

let db: FreshDatabase
let session: Session
beforeEach(async () => {
  db = await freshDatabase('mariadb')
  session = await db.connect()
})
afterEach(() => db.drop())

/** A kind of object, or one of its options: the DDL, and what the catalog must say of it. */
export interface Case {
  readonly what: string
  readonly ddl: readonly string[]
  readonly expected: (catalog: Catalog) => unknown
  readonly says: unknown
}

describe.each([
  ['tables', tableCases],
  ['objects', objectCases],
])('%s', (_, cases) => {
  test.each(cases)('$what', async ({ ddl, expected, says }) => {
    for (const sql of ddl) await session.run(sql)
    const catalog = await mysql.introspect(session)
    expect(expected(catalog)).toMatchObject(says as object)
    expect(catalog.unseen).toEqual([])
    expect(catalog.tables.flatMap(({ unshown }) => unshown)).toEqual([])

    const again = await remade(session, catalog)
    expect(differences(catalog, again)).toEqual([])
    expect(likeness(again)).toEqual(likeness(catalog))
  })
})
