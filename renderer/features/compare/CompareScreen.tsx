import './compare.css'
import { useEffect } from 'react'
import type { CompareSide } from '#contract/compare'
import { ChooseSides } from './ChooseSides'
import { ComparisonView } from './ComparisonView'
import { compareAgain, compareSides } from './load'
import { Sides } from './sides/Sides'
import { likelyDialect } from './sides/words'
import { useCompare } from './store'
import { readCompareRoute } from '../../app/compare-route'
import type { ScreenProps } from '../../app/feature'
import { hasEmbedded, useScratch } from '../../app/scratch'
import { useShown } from '../../app/shown'
import { useWorkspace } from '../../app/workspace'
import { EmptyState } from '../../ui/EmptyState'

/** Two schemas beside each other: what differs, and the way from one to the other. */
export function CompareScreen({ rest }: ScreenProps) {
  const workspace = useWorkspace()
  const { project, databaseChanges } = workspace
  const folder = project?.folder ?? ''
  const sides = readCompareRoute(rest, folder)
  const { from, to } = sides
  const dialect = likelyDialect(workspace, from?.kind === 'connection' ? from : to)
  const scratch = useScratch(folder, dialect)
  // Without a server to run it on, MySQL's SQL can't be run anywhere.
  const lacking = scratch === null && !hasEmbedded(dialect) && (isRun(from) || isRun(to))
  const ready = from !== null && to !== null && !lacking
  const of = JSON.stringify([from, to, scratch?.connectionId, folder, databaseChanges, project?.readAt])
  useEffect(() => {
    const { from: one, to: other } = readCompareRoute(rest, folder)
    if (!ready || one === null || other === null) return
    compareSides({ from: one, to: other, scratch: scratch?.connectionId ?? null, folder, renames: [] }, of)
    // The key holds all that the question depends on.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [of, ready])
  const { state, value } = useCompare((store) => store.comparison)
  useShown(value?.to.readAt ?? null, state === 'working', ready ? compareAgain : null)
  return (
    <div className="panel">
      <Sides sides={sides} folder={folder} dialect={dialect} ready={ready} />
      {from === null || to === null ? (
        <ChooseSides sides={sides} />
      ) : lacking ? (
        <EmptyState title="A throwaway database is needed">
          <p>
            What revisions or files make is found by running them. For this dialect that takes a scratch
            database on a server of yours: Varve makes one with a marked name, and drops it afterwards. Choose
            the server above, under <b>throwaway</b>.
          </p>
        </EmptyState>
      ) : (
        <ComparisonView />
      )}
    </div>
  )
}

/** Whether a side has to be run to be known. */
function isRun(side: CompareSide | null): boolean {
  return side !== null && (side.kind === 'project' || side.kind === 'sql')
}
