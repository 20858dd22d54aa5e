import type { View } from '#contract/catalog'
import type { Hazard } from '#contract/schema-plan'
import { noStake } from './hazard'

/** A view that goes, or that is not there while what it reads changes. */
export function viewHazards(view: View, after: View | null): Hazard[] {
  return [
    {
      code: 'breaks-readers',
      severity: after === null ? 'warning' : 'note',
      ref: { kind: 'view', schema: view.schema, name: view.name, table: null },
      reason:
        after === null
          ? `Whoever still reads the view ${view.name} fails from then on.`
          : `The view ${view.name} is not there while what it reads changes: the server checks its text when it is made.`,
      advice:
        after === null
          ? 'Let no running program read it any more before it goes.'
          : 'Run this while nobody reads the view. Privileges on it are kept: they go by its name.',
      source: 'https://dev.mysql.com/doc/refman/8.4/en/drop-view.html',
      ...noStake,
    },
  ]
}
