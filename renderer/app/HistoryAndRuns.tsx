import type { ScreenProps } from './feature'
import { HistoryScreen } from '../features/history/HistoryScreen'
import { RunDetail } from '../features/runs/RunDetail'

/** History with a plan or run beside its list, where the route names one: features don't know each other, the shell does. */
export function HistoryAndRuns({ path, rest }: ScreenProps) {
  const run = path === 'run'
  return (
    <HistoryScreen chosen={run ? null : (rest[0] ?? null)} aside={run ? <RunDetail rest={rest} /> : null} />
  )
}
