import { Button } from '@mantine/core'
import type { AppErrorData } from '#contract/errors'
import type { Direction } from '#contract/revision'
import { RefusalWays } from './RefusalWays'
import { navigate } from '../../app/routes'
import { useWorkspace } from '../../app/workspace'
import { ErrorNotice } from '../../ui/ErrorNotice'

/** Why a plan can't be run as it stands, with the way on: to the connection, to the revision at fault, or to plan again. */
export function Refusal(props: {
  error: AppErrorData
  direction: Direction
  connectionId: string | null
  onAgain(): void
}) {
  const { error, connectionId } = props
  const project = useWorkspace((state) => state.project)
  const file = error.place?.file ?? null
  const ofFile = project?.revisions.find((one) => file !== null && [one.upFile, one.downFile].includes(file))
  const lost = error.code === 'lost-revision' ? error.revisions?.[0] : undefined
  const revision = error.revision ?? ofFile?.id ?? lost ?? null
  const usesPython = ['script-not-read', 'python-not-allowed', 'python-failed'].includes(error.code)
  const readOnly = error.code === 'read-only' && connectionId !== null
  return (
    <ErrorNotice
      error={error}
      actions={
        <>
          <RefusalWays error={error} direction={props.direction} />
          {readOnly && (
            <Button variant="default" onClick={() => navigate(['connections', connectionId])}>
              Edit the connection
            </Button>
          )}
          {usesPython && (
            <Button variant="default" onClick={() => navigate(['python'])}>
              The project’s Python…
            </Button>
          )}
          {revision !== null && (
            <Button variant="default" onClick={() => navigate(['history', revision])}>
              Show {revision}
            </Button>
          )}
          {!readOnly && (
            <Button variant="default" onClick={props.onAgain}>
              Plan again
            </Button>
          )}
        </>
      }
    />
  )
}
