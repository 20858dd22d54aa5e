import type { Hazard } from './schema-plan'

type Told = Pick<Hazard, 'severity' | 'reason' | 'advice'>

/** What a script says above a statement of its hazards: what happens, and below it the safer way, once where it is the same. */
export function hazardLines(hazards: readonly Told[]): string[] {
  return hazards.flatMap(({ severity, reason, advice }, at) => [
    `${severity}: ${reason}`,
    ...(advice === null || hazards[at + 1]?.advice === advice ? [] : [`  ${advice}`]),
  ])
}
