import type { Catalog, ObjectRef } from '#contract/catalog'
import type { Dialect, Session } from '#engine/dialects/dialect'
import { settled } from './catalog-content'

/** Runs the DDL of everything in a catalog on an empty database. */
export async function remake(dialect: Dialect, catalog: Catalog, session: Session): Promise<void> {
  for (const { sql } of await dialect.split(dialect.wholeDdl(catalog))) await session.run(sql)
}

/** What must be alike in a copy; a MySQL schema is the database, which has another name. */
export function shape({ server, schemas, tables, views, enums, objects, dependencies }: Catalog): unknown {
  const mysql = server.dialect === 'mysql'
  const own = (schema: string) => (mysql && schema === server.database ? '(this database)' : schema)
  const there = (ref: ObjectRef) => ({ ...ref, schema: own(ref.schema) })
  return {
    objects: objects.map((each) => ({ ...each, ref: there(each.ref) })),
    dependencies: dependencies.map(({ from, on }) => ({ from: there(from), on: there(on) })),
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
