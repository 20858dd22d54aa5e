import { Button } from '@mantine/core'
import type { AppErrorData } from '#contract/errors'
import { navigate } from '../../app/routes'
import { ErrorNotice } from '../../ui/ErrorNotice'

/** Why a plan can't be run as it stands, with the way on. */
export function Refusal(props: { error: AppErrorData; connectionId: string | null; onAgain(): void }) {
  const { error, connectionId } = props
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
