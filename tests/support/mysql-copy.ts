import type { Catalog, DefinedObject, Table } from '#contract/catalog'
import { diff } from '#engine/diff/diff'
import type { Session } from '#engine/dialects/dialect'
import { mysql } from '#engine/dialects/mysql/index'

/** Takes everything away that the session's database has. */
export async function empty(session: Session): Promise<void> {
  const database = mysql.quote(session.server.database)
  await session.run(`drop database ${database}`)
  await session.run(`create database ${database} character set utf8mb4`)
  await session.run(`use ${database}`)
}

/** Takes everything away, makes it again from its own DDL, and reads it once more. */
export async function remade(session: Session, catalog: Catalog): Promise<Catalog> {
  await empty(session)
  for (const { sql } of await mysql.split(mysql.wholeDdl(catalog))) await session.run(sql)
  return mysql.introspect(session)
}

/** What differs between two catalogs, in words; the database's own name does not count. */
export function differences(from: Catalog, to: Catalog): string[] {
  return diff(likeness(from), likeness(to)).map(
    ({ kind, sentence, properties }) => `${kind} ${sentence} ${JSON.stringify(properties)}`,
  )
}

const moving = new Set(['next auto-increment value', 'next value not cached'])

/** A catalog without what the database is called, and without what its rows and its use change. */
export function likeness(catalog: Catalog): Catalog {
  const own = catalog.server.database
  const text = JSON.stringify({
    ...catalog,
    readAt: '',
    tables: catalog.tables.map((table): Table => ({
      ...table,
      bytes: null,
      estimatedRows: 0,
      facts: still(table.facts ?? []),
    })),
    objects: catalog.objects.map((object): DefinedObject => ({ ...object, facts: still(object.facts) })),
  })
  return JSON.parse(text.replaceAll(own, 'this_database')) as Catalog
}

function still(facts: DefinedObject['facts']): DefinedObject['facts'] {
  return facts.filter(({ name }) => !moving.has(name))
}
