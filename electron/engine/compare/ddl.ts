import type { Catalog, ObjectRef } from '#contract/catalog'
import { objectOf } from '../catalog/object'
import type { Dialect } from '../dialects/dialect'
import { AppError } from '../errors'

/** The DDL of an object, a part of a table with its table; null where the catalog has no such object. */
export function ddlIn(catalog: Catalog, ref: ObjectRef, dialect: Dialect): string | null {
  if (ref.kind === 'schema') return schemaDdl(catalog, ref.name, dialect)
  try {
    return objectOf(catalog, ref, dialect).ddl
  } catch (error) {
    if (error instanceof AppError && error.code === 'no-such-object') return null
    throw error
  }
}

function schemaDdl({ schemas }: Catalog, name: string, dialect: Dialect): string | null {
  const schema = schemas.find((one) => one.name === name)
  if (schema === undefined) return null
  return [`CREATE SCHEMA ${dialect.quote(name)};`, ...(schema.grants ?? [])].join('\n')
}
