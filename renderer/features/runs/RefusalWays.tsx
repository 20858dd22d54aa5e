import { Button } from '@mantine/core'
import type { AppErrorData } from '#contract/errors'
import type { Direction } from '#contract/revision'
import { navigate } from '../../app/routes'
import { justThis, planRoute } from '../../app/run-route'
import { useWorkspace } from '../../app/workspace'

/** More than this are named in the error alone. */
const most = 6

/** Where a run could mean several revisions: the same run for each of them. */
export function RefusalWays({ error, direction }: { error: AppErrorData; direction: Direction }) {
  const project = useWorkspace((state) => state.project)
  if (error.code !== 'ambiguous-revision' && error.code !== 'multiple-heads') return null
  const meant = (error.revisions ?? []).slice(0, most)
  return meant.map((id) => {
    const revision = project?.revisions.find((one) => one.id === id)
    if (revision === undefined) return null
    const to = direction === 'up' ? id : justThis(revision)
    return (
      <Button
        key={id}
        variant="default"
        onClick={() => navigate(planRoute({ direction, to, only: false }), 'replace')}
      >
        {direction === 'up' ? `Apply to ${id}` : `Roll back ${id}`}
      </Button>
    )
  })
}
