import type { Catalog } from '#contract/catalog'
import type { ChangeIndex } from './change-index'
import { single, type DraftStep } from './draft'

/**
 * The step that gives the connection's own database another default; what stands in it keeps its collation. Without a
 * name it is whichever database the statement runs in: https://mariadb.com/docs/server/reference/sql-statements/data-definition/alter/alter-database
 */
export function databaseSteps(from: Catalog, to: Catalog, changes: ChangeIndex): DraftStep[] {
  const before = new Map(from.schemas.map(({ name, collation }) => [name, collation ?? null]))
  const set = (collation: string): string => `alter database collate ${collation}`
  return to.schemas.flatMap(({ name, collation = null }) => {
    const old = before.get(name) ?? null
    return old === null || collation === null || old === collation
      ? []
      : [single(set(collation), set(old), changes.of('schema', name))]
  })
}
