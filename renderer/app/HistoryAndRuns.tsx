import type { ScreenProps } from './feature'
import { readRunRoute } from './run-route'
import { HistoryScreen } from '../features/history/HistoryScreen'
import { RunDetail } from '../features/runs/RunDetail'

/** History with a plan or run beside its list, where the route names one: features don't know each other, the shell does. */
export function HistoryAndRuns({ path, rest }: ScreenProps) {
  const run = path === 'run'
  const wanted = run ? readRunRoute(rest) : null
  const chosen = wanted !== null && 'plan' in wanted ? wanted.plan.to : null
  return (
    <HistoryScreen chosen={run ? chosen : (rest[0] ?? null)} aside={run ? <RunDetail rest={rest} /> : null} />
  )
}
