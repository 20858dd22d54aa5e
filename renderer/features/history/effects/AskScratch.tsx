import { Button } from '@mantine/core'
import { chooseScratch, dialectOf } from '../../../app/scratch'
import { currentConnection, useWorkspace } from '../../../app/workspace'
import { Notice } from '../../../ui/Notice'

/** Asks before anything is made on a server: there is no embedded database that could replay this history. */
export function AskScratch({ folder }: { folder: string }) {
  const entry = useWorkspace(currentConnection)
  const connection = entry?.connection ?? null
  return (
    <div className="detail-note">
      <Notice
        tone="info"
        title="What it really changes is seen by replaying it"
        actions={
          connection !== null && (
            <Button
              variant="default"
              onClick={() => chooseScratch(folder, dialectOf(connection), connection.id)}
            >
              Replay on {connection.name}
            </Button>
          )
        }
      >
        Varve makes a scratch database with a marked name on the server, runs the revisions there and drops it
        afterwards. {connection === null ? 'Connect to a server to allow it.' : 'Nothing else is touched.'}
      </Notice>
    </div>
  )
}
