import type { Catalog } from '#contract/catalog'
import type { Dialect, Session } from '#engine/dialects/dialect'
import { wholeDdl } from '#engine/dialects/postgres/ddl/whole'
import { settled } from './catalog-content'

const needsOthers = /^ALTER TABLE .+ (ADD CONSTRAINT .+ FOREIGN KEY|ATTACH PARTITION|INHERIT) /s

/** Runs the DDL of everything in a catalog on an empty database; what needs other tables last, for they come in any order. */
export async function remake(dialect: Dialect, catalog: Catalog, session: Session): Promise<void> {
  if (dialect.name === 'postgres') {
    for (const { sql } of await dialect.split(wholeDdl(catalog))) await session.run(sql)
    return
  }
  const { enums, tables, views } = catalog
  await session.run('set foreign_key_checks = 0')
  const made = [
    ...enums.map((one) => dialect.ddl({ enum: one })),
    ...tables.map((table) => dialect.ddl({ table })),
  ]
  const later: string[] = []
  for (const text of made) {
    const statements = (await dialect.split(text)).map(({ sql }) => sql)
    const first = statements.findIndex((sql) => needsOthers.test(sql))
    const own = first === -1 ? statements.length : first
    for (const sql of statements.slice(0, own)) await session.run(sql)
    later.push(...statements.slice(own))
  }
  for (const sql of later) await session.run(sql)
  for (const view of views)
    for (const { sql } of await dialect.split(dialect.ddl({ view }))) await session.run(sql)
}

/** What must be alike in a copy; a MySQL schema is the database, which has another name. */
export function shape({ server, schemas, tables, views, enums }: Catalog): unknown {
  const mysql = server.dialect === 'mysql'
  const own = (schema: string) => (mysql && schema === server.database ? '(this database)' : schema)
  return {
    schemas: mysql ? [] : schemas,
    views: views.map((each) => ({
      ...each,
      schema: own(each.schema),
      ...(each.indexes === undefined ? {} : { indexes: each.indexes.map(settled) }),
    })),
    enums,
    tables: tables.map((each) => ({
      ...each,
      schema: own(each.schema),
      foreignKeys: each.foreignKeys.map((key) => ({ ...key, toSchema: own(key.toSchema) })),
      indexes: each.indexes.map(settled),
      bytes: null,
      estimatedRows: 0,
    })),
  }
}
