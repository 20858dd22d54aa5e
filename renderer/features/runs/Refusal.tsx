import { Button } from '@mantine/core'
import type { AppErrorData } from '#contract/errors'
import { navigate } from '../../app/routes'
import { useWorkspace } from '../../app/workspace'
import { ErrorNotice } from '../../ui/ErrorNotice'

/** Why a plan can't be run as it stands, with the way on: to the connection, to the revision at fault, or to plan again. */
export function Refusal(props: { error: AppErrorData; connectionId: string | null; onAgain(): void }) {
  const { error, connectionId } = props
  const project = useWorkspace((state) => state.project)
  const file = error.place?.file ?? null
  const ofFile = project?.revisions.find((one) => file !== null && [one.upFile, one.downFile].includes(file))
  const revision = error.revision ?? ofFile?.id ?? null
  const readOnly = error.code === 'read-only' && connectionId !== null
  return (
    <ErrorNotice
      error={error}
      actions={
        <>
          {readOnly && (
            <Button variant="default" onClick={() => navigate(['connections', connectionId])}>
              Edit the connection
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
