import type { WantedWay } from '../../planner'

/** What a rule looks things up in. */
export type Sight = WantedWay

/** The sight of a way. */
export function sightOf(wanted: WantedWay): Sight {
  return wanted
}
