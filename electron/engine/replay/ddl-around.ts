import type { Catalog, ObjectRef } from '#contract/catalog'
import type { BothDdl } from '#contract/compare'
import { objectOf } from '../catalog/object'
import type { Dialect } from '../dialects/dialect'
import { Following } from '../diff/renames/following'
import { AppError } from '../errors'
import { pointsAround } from './effects'
import type { Point } from './points'
import type { ReplayedHistory } from './replayed-history'

/** The DDL of an object before and after a revision; throws where the revision can't be replayed. */
export async function ddlAround(
  history: ReplayedHistory,
  { revision, ref, named }: Wanted,
  signal: AbortSignal | null,
): Promise<BothDdl> {
  history.pointAt([revision])
  await history.finish(pointsAround(history, [revision]), signal)
  const [before, after] = [history.points.before(revision), history.points.after(revision)]
  const along = new Following(history.renamesAt(after))
  const there = named === 'before' ? along.follow(ref) : ref
  const from = named === 'before' ? ref : along.back(ref)
  const at = (point: Point, one: ObjectRef) => ddlIn(history.catalogAt(point), one, history.context.dialect)
  return { from: from === null ? null : at(before, from), to: at(after, there) }
}

interface Wanted {
  readonly revision: string
  readonly ref: ObjectRef
  /** By its name on which side `ref` goes. */
  readonly named: 'before' | 'after'
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
