import type { Way, WantedWay } from '../../planner'

/** The statements that turn one catalog into another. */
export function way(_wanted: WantedWay): Way {
  throw new Error('Not built yet.')
}
