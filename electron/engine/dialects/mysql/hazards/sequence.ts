import type { DefinedObject } from '#contract/catalog'
import type { Hazard } from '#contract/schema-plan'
import { noStake } from './hazard'

const sources = {
  drop: 'https://mariadb.com/docs/server/reference/sql-structure/sequences/drop-sequence',
  alter: 'https://mariadb.com/docs/server/reference/sql-structure/sequences/alter-sequence',
}

/** A sequence that is dropped forgets how far it has counted; one that is altered must still have its next value within its bounds. */
export function sequenceHazards({ ref }: DefinedObject, how: 'drop' | 'alter'): Hazard[] {
  const common = { ref, source: sources[how], ...noStake }
  if (how === 'alter')
    return [
      {
        ...common,
        code: 'may-fail-on-data',
        severity: 'note',
        reason: `The statement fails where the next value of ${ref.name} is outside of the new bounds.`,
        advice: `Look at it first: SELECT next_not_cached_value FROM ${ref.name}.`,
      },
    ]
  return [
    {
      ...common,
      code: 'data-loss',
      severity: 'warning',
      reason: `How far the sequence ${ref.name} has counted is lost; made anew it begins at its start.`,
      advice: `Note its next value first: SELECT next_not_cached_value FROM ${ref.name}.`,
    },
  ]
}
