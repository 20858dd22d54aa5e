import type { Hazard } from '#contract/schema-plan'
import type { Step } from '../plan/node'
import type { Sight } from './sight'

/** What a rule has found of a statement. */
export interface Finding {
  readonly severity: Hazard['severity']
  readonly reason: string
  readonly advice: string | null
}

/** One thing that may happen, with the place where the server's documentation says so. */
export interface Rule {
  readonly code: Hazard['code']
  /** A page of https://www.postgresql.org/docs/current/. */
  readonly source: string
  readonly find: (step: Step, sight: Sight) => Finding | null
}

/** A statement by which a table that is there is changed: `make` and `alter` of its parts, while nothing leaves it. */
export function changesTable({ verb, part }: Step, sight: Sight): boolean {
  return (
    (verb === 'make' || verb === 'alter') && part.ref.table !== null && sight.table({ part }) !== undefined
  )
}
