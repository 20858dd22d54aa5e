import { expect, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import { mysql } from '#engine/dialects/mysql/index'
import { freshDatabase } from '../../support/databases'
import { likeness, remade } from '../../support/mysql-copy'
import { sessionOptions } from '../../support/session-options'

test("the server's own schema sys, with its views upon views and its routines, is made again whole", async () => {
  const db = await freshDatabase('mariadb')
  if (db.target.kind !== 'server') throw new Error('not a server')
  const theirs = await mysql.connect({ ...db.target, database: 'sys' }, db.password, sessionOptions())
  try {
    const catalog = await mysql.introspect(theirs)
    expect(catalog.views.length).toBeGreaterThan(90)
    expect(catalog.objects.length).toBeGreaterThan(40)
    expect(catalog.unseen).toEqual([])
    expect(catalog.dependencies.length).toBeGreaterThan(50)
    const copy = await remade(await db.connect(), catalog)
    expect(comparable(copy)).toEqual(comparable(catalog))
  } finally {
    await theirs.close()
    await db.drop()
  }
})

/** The schema's name also stands within other names, and its definer and collation are its own. */
function comparable(catalog: Catalog): unknown {
  const { views, objects, schemas, ...rest } = likeness(catalog)
  const isOther = ({ name }: { name: string }) => name !== 'definer'
  const without = {
    ...rest,
    schemas: schemas.map(({ name }) => name),
    views: views.map((view) => ({ ...view, definer: null, facts: view.facts?.filter(isOther) })),
    objects: objects.map((object) => ({ ...object, definer: null, facts: object.facts.filter(isOther) })),
  }
  return JSON.parse(JSON.stringify(without).replaceAll('sys', 'this_database'))
}
