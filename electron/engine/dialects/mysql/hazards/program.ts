import type { DefinedObject } from '#contract/catalog'
import type { Hazard } from '#contract/schema-plan'
import { noStake } from './hazard'

/** A routine that goes, changes under its callers, or is not there for a moment; nobody calls an event. */
export function programHazards(
  object: DefinedObject,
  after: DefinedObject | null,
  atOnce: boolean,
): Hazard[] {
  const { ref } = object
  if (ref.kind === 'event' || (after !== null && atOnce)) return []
  return [
    {
      code: 'breaks-readers',
      severity: after === null ? 'warning' : 'note',
      ref,
      reason:
        after === null
          ? `Whoever still calls the ${ref.kind} ${ref.name} fails from then on.`
          : `The ${ref.kind} ${ref.name} is not there between its two statements; who calls it then fails.`,
      advice:
        after === null
          ? 'Let no program, view or trigger call it any more before it goes.'
          : 'Run this while nobody calls it. Privileges on it (GRANT EXECUTE) go with the first statement: note them, and grant them again.',
      source: 'https://dev.mysql.com/doc/refman/8.4/en/drop-procedure.html',
      ...noStake,
    },
  ]
}
