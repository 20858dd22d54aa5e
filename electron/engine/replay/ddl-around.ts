import type { Catalog, ObjectRef } from '#contract/catalog'
import type { BothDdl } from '#contract/compare'
import { objectOf } from '../catalog/object'
import type { Dialect } from '../dialects/dialect'
import { AppError } from '../errors'
import { pointsAround } from './effects'
import type { Point } from './points'
import type { ReplayedHistory } from './replayed-history'

/** The DDL of an object before and after a revision; throws where the revision can't be replayed. */
export async function ddlAround(
  history: ReplayedHistory,
  { revision, ref }: { readonly revision: string; readonly ref: ObjectRef },
  signal: AbortSignal | null,
): Promise<BothDdl> {
  history.pointAt([revision])
  const around = pointsAround(history, [revision])
  await history.finish(around, signal)
  const [from = null, to = null] = around.map((point) => ddlAt(history, point, ref))
  return { from, to }
}

function ddlAt(history: ReplayedHistory, point: Point, ref: ObjectRef): string | null {
  return ddlIn(history.catalogAt(point), ref, history.context.dialect)
}

function ddlIn(catalog: Catalog, ref: ObjectRef, dialect: Dialect): string | null {
  if (ref.kind === 'schema') {
    const schema = catalog.schemas.find(({ name }) => name === ref.name)
    if (schema === undefined) return null
    return [`CREATE SCHEMA ${dialect.quote(schema.name)};`, ...(schema.grants ?? [])].join('\n')
  }
  try {
    return objectOf(catalog, ref, dialect).ddl
  } catch (error) {
    if (error instanceof AppError && error.code === 'no-such-object') return null
    throw error
  }
}
