import type { ScreenProps } from './feature'
import { RevisionDrawing, type RevisionDrawingProps } from './revision-drawing'
import { readRunRoute } from './run-route'
import { ChangesDiagram } from '../features/diagram/changes/ChangesDiagram'
import { HistoryScreen } from '../features/history/HistoryScreen'
import { WorkAside, workPaths } from '../features/history/panels/WorkAside'
import { RunDetail } from '../features/runs/RunDetail'

const drawRevision = (props: RevisionDrawingProps) => <ChangesDiagram {...props} />

/** History with a plan, run or task beside its list, where the route names one, and what draws changes: features don't know each other, the shell does. */
export function HistoryAndRuns({ path, rest }: ScreenProps) {
  const run = path === 'run'
  const work = workPaths.some((one) => one === path)
  const wanted = run ? readRunRoute(rest) : null
  const chosen = wanted !== null && 'plan' in wanted ? wanted.plan.to : null
  return (
    <RevisionDrawing value={drawRevision}>
      <HistoryScreen
        chosen={run || work ? chosen : (rest[0] ?? null)}
        aside={run ? <RunDetail rest={rest} /> : work ? <WorkAside path={path} rest={rest} /> : null}
      />
    </RevisionDrawing>
  )
}
