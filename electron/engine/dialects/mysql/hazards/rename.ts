import type { Catalog } from '#contract/catalog'
import type { Rename } from '#contract/compare'
import type { Hazard } from '#contract/schema-plan'
import { noStake, stake } from './hazard'

/**
 * A new name is there in the same moment in which the old one is gone; views and stored programs keep the old one in
 * their text.
 */
export function renameHazards(
  rename: Rename | undefined,
  from: Catalog,
  nameNow: (table: string) => string,
): Hazard[] {
  if (rename === undefined) return []
  const { ref, to } = rename
  const table = from.tables.find(({ name }) => name === nameNow(ref.table ?? ref.name))
  const what = ref.table === null ? ref.name : `${ref.table}.${ref.name}`
  return [
    {
      code: 'breaks-readers',
      severity: 'warning',
      ref,
      reason: `Programs, views, triggers and routines that say ${what} fail from the moment on in which it is ${to}.`,
      advice:
        ref.table === null
          ? `Put a view named ${ref.name} in its place until nobody says the old name any more.`
          : `Where old and new programs run side by side: add ${to}, write to both, and drop ${ref.name} later.`,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/rename-table.html',
      ...(table === undefined ? noStake : stake(table)),
    },
  ]
}
