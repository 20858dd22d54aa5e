import { Anchor } from '@mantine/core'
import { navigate } from '../../app/routes'
import { currentConnection, useWorkspace } from '../../app/workspace'

/** Says beside the offers why none of them can be run here, and where that is changed. */
export function ReadOnlyNote() {
  const connection = useWorkspace(currentConnection)?.connection
  if (connection?.readOnly !== true) return null
  return (
    <p className="dim">
      This connection is read-only: plans are shown, nothing can be run.{' '}
      <Anchor component="button" type="button" onClick={() => navigate(['connections', connection.id])}>
        Allow changes…
      </Anchor>
    </p>
  )
}
