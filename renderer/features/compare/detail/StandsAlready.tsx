import { Button } from '@mantine/core'
import { client } from '../../../app/client'
import { act } from '../../../app/notify'
import { navigate } from '../../../app/routes'
import { noteDatabaseChange, useWorkspace } from '../../../app/workspace'

/** A revision written from a database is there already: leads to saying so, by a mark or by Alembic's stamp. Nothing runs. */
export function StandsAlready(props: { revision: string; connectionId: string; onDone(): void }) {
  const { revision, connectionId, onDone } = props
  const project = useWorkspace((state) => state.project)
  const inUse = useWorkspace((state) => state.connectionId)
  const name = useWorkspace(
    (state) => state.connections.find(({ connection }) => connection.id === connectionId)?.connection.name,
  )
  if (project === null || name === undefined) return null
  if (project.format === 'alembic') {
    if (inUse !== connectionId) return null
    return (
      <Button variant="default" onClick={() => navigate(['stamp', revision])}>
        It stands on {name} already: stamp…
      </Button>
    )
  }
  const mark = async () => {
    const { folder } = project
    await client.history.mark({ folder, connectionId, revision, as: 'applied' })
    noteDatabaseChange()
    onDone()
  }
  return (
    <Button variant="default" onClick={() => act(mark)}>
      It stands on {name} already: mark as applied
    </Button>
  )
}
