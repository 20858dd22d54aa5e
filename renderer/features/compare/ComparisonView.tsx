import { Button } from '@mantine/core'
import { useDeferredValue } from 'react'
import type { Comparison } from '#contract/compare'
import { Detail } from './detail/Detail'
import { Overview } from './detail/Overview'
import { Written } from './detail/Written'
import { cancelComparison, compareAgain } from './load'
import { Renames } from './renames/Renames'
import { useCompare } from './store'
import { ChangeTree } from './tree/ChangeTree'
import { useChoice } from './useGroups'
import { navigate } from '../../app/routes'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ProgressLine } from '../../ui/ProgressLine'
import { SplitPane } from '../../ui/SplitPane'

/** The comparison as far as it has come; what is known stays while it is made again. */
export function ComparisonView() {
  const { state, progress, error, value: latest } = useCompare((store) => store.comparison)
  // Thousands of changes are drawn in slices: what is typed or clicked meanwhile comes in between.
  const drawn = useDeferredValue(latest)
  const value = latest === null ? null : drawn
  const words = progress?.words ?? 'Reading both sides'
  const share = progress?.total == null ? null : progress.done / progress.total
  const again = (
    <>
      {error?.code === 'password-needed' && (
        <Button onClick={() => navigate(['connections'])}>Go to the connections</Button>
      )}
      <Button variant={value === null ? 'filled' : 'default'} onClick={compareAgain}>
        Compare again
      </Button>
    </>
  )
  if (value === null) {
    if (state === 'failed' && error !== null) {
      return (
        <div className="detail-body">
          <ErrorNotice error={error} actions={again} />
        </div>
      )
    }
    if (state === 'cancelled') {
      return (
        <EmptyState title="Cancelled">
          <p>Nothing was changed anywhere.</p>
          {again}
        </EmptyState>
      )
    }
    return (
      <EmptyState title="Comparing">
        <ProgressLine share={share} label="Comparing" />
        <p role="status">
          {words}
          {progress?.total != null && ` (${progress.done} of ${progress.total})`}
        </p>
        <Button variant="default" onClick={cancelComparison}>
          Cancel
        </Button>
      </EmptyState>
    )
  }
  return (
    <div className="column grow">
      {state === 'working' && <ProgressLine share={share} label={words} />}
      {error !== null && (
        <div className="list-notice">
          <ErrorNotice error={error} actions={again} />
        </div>
      )}
      <Compared comparison={value} />
    </div>
  )
}

function Compared({ comparison }: { comparison: Comparison }) {
  const choice = useChoice(comparison)
  if (comparison.changes.length === 0) {
    return (
      <div className="column grow">
        <Written />
        <Overview comparison={comparison} choice={choice} />
        <Renames comparison={comparison} />
      </div>
    )
  }
  return (
    <div className="column grow">
      <SplitPane
        id="compare"
        label="Width of the list"
        initial={420}
        min={260}
        first={<ChangeTree comparison={comparison} choice={choice} />}
        second={<Detail comparison={comparison} choice={choice} />}
      />
    </div>
  )
}
