import type { Direction, Revision } from '#contract/revision'
import type { Route } from './routes'

/** A run someone asked for, before it is planned. */
export interface WantedRun {
  readonly direction: Direction
  readonly to: string | null
  readonly only: boolean
}

/** The route that shows the plan of a run. */
export function planRoute(wanted: WantedRun): Route {
  const way = wanted.only ? `only-${wanted.direction}` : wanted.direction
  return ['run', 'plan', way, ...(wanted.to === null ? [] : [wanted.to])]
}

/** What *Roll back* names in a graph of revisions, to take back this one and nothing below it. */
export function justThis({ id, downRevisions }: Revision): string {
  return `${id}@${downRevisions[0] ?? 'base'}`
}

/** The route that shows a run under way or ended. */
export function runRoute(runId: string): Route {
  return ['run', runId]
}

/** What stands behind `#/run/`: a wanted plan, a run's id, or null for neither. */
export function readRunRoute(rest: readonly string[]): { plan: WantedRun } | { runId: string } | null {
  const [first, way, to] = rest
  if (first === undefined) return null
  if (first !== 'plan') return { runId: first }
  if (way === undefined) return null
  const direction = way.replace(/^only-/, '')
  if (direction !== 'up' && direction !== 'down') return null
  return { plan: { direction, to: to ?? null, only: way.startsWith('only-') } }
}
