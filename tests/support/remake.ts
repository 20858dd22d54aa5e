import type { Catalog } from '#contract/catalog'
import type { Dialect, Session } from '#engine/dialects/dialect'

const needsOthers = /^ALTER TABLE .+ (ADD CONSTRAINT .+ FOREIGN KEY|ATTACH PARTITION|INHERIT) /s

/** Runs the DDL of everything in a catalog on an empty database; what needs other tables last, for they come in any order. */
export async function remake(dialect: Dialect, catalog: Catalog, session: Session): Promise<void> {
  const { schemas, enums, tables, views } = catalog
  if (dialect.name === 'mysql') await session.run('set foreign_key_checks = 0')
  else for (const { name, comment } of schemas) await makeSchema(dialect, session, name, comment)
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

async function makeSchema(dialect: Dialect, session: Session, name: string, comment: string | null) {
  await session.run(`create schema if not exists ${dialect.quote(name)}`)
  if (comment !== null && name !== 'public')
    await session.run(`comment on schema ${dialect.quote(name)} is '${comment.replaceAll("'", "''")}'`)
}

/** What must be alike in a copy; a MySQL schema is the database, which has another name. */
export function shape({ server, schemas, tables, views, enums }: Catalog): unknown {
  const mysql = server.dialect === 'mysql'
  const own = (schema: string) => (mysql && schema === server.database ? '(this database)' : schema)
  return {
    schemas: mysql ? [] : schemas,
    views: views.map((each) => ({ ...each, schema: own(each.schema) })),
    enums,
    tables: tables.map((each) => ({
      ...each,
      schema: own(each.schema),
      foreignKeys: each.foreignKeys.map((key) => ({ ...key, toSchema: own(key.toSchema) })),
      bytes: null,
      estimatedRows: 0,
    })),
  }
}
