// Runs in a process of its own: an app that runs a way on a connection, told over IPC, until it is killed.
import type { Connection } from '#contract/connection'
import type { SchemaPlan } from '#contract/schema-plan'
import { createEngine } from '#engine/engine'
import { createsTables, hostOf } from './crafted-way'

/** What the app is told to run. */
export interface Told {
  readonly dataFolder: string
  readonly connection: Connection
  readonly password: string
  readonly steps: SchemaPlan['steps']
  readonly tables: readonly string[]
}

async function main({ dataFolder, connection, password, steps, tables }: Told): Promise<void> {
  const engine = createEngine(hostOf(dataFolder))
  engine.profiles.addTemporary(connection)
  await engine.secrets.remember(connection.id, password, false)
  const from = await engine.looks.at(connection.id, true)
  const planned = createsTables(from.server.schema, tables)
  const runId = await engine.runs.startChanges({
    connectionId: connection.id,
    folder: '',
    steps,
    from,
    planned,
    to: from,
    makes: steps.map(() => []),
    renames: [],
  })
  for await (const event of engine.runs.get(runId).watch()) process.send?.(event)
}

process.once('message', (told) => {
  main(told as Told).catch((error: unknown) => process.send?.({ type: 'error', error: String(error) }))
})
process.send?.({ type: 'up' })
