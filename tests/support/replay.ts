import { onTestFinished } from 'vitest'
import type { DialectName } from '#contract/connection'
import type { RevisionEffects, RoundTrip } from '#contract/effects'
import { freshDatabase } from './databases'
import { connectionTo, startEngine, type Client } from './bench'
import { useEmbeddedWorker } from './embedded-worker'

/** A project and where it is replayed, with the client a window would have. */
export interface ReplayBench extends Awaited<ReturnType<typeof startEngine>> {
  readonly replayed: {
    readonly folder: string
    readonly dialect: DialectName
    readonly scratch: string | null
  }
  /** Every revision's effects, and what was run for it, in the words of the progress. */
  effects(): Promise<{ effects: ReadonlyMap<string, RevisionEffects>; ran: string[] }>
  roundTrips(revision?: string | null): Promise<ReadonlyMap<string, RoundTrip>>
}

/** Opens a project for replaying: PostgreSQL in this process, MySQL in scratch databases of the tests' MariaDB. */
export async function openReplay(folder: string, dialect: DialectName = 'postgres'): Promise<ReplayBench> {
  await useEmbeddedWorker()
  const started = await startEngine()
  const { client } = started
  const scratch = dialect === 'mysql' ? await scratchOn('mariadb', folder, client) : null
  const replayed = { folder, dialect, scratch }
  return {
    ...started,
    replayed,
    effects: async () => {
      const effects = new Map<string, RevisionEffects>()
      const ran: string[] = []
      for await (const told of await client.replay.watch(replayed)) {
        if (told.kind === 'effects') effects.set(told.effects.revision, told.effects)
        if (told.kind === 'progress') ran.push(told.words.replace('Replaying ', ''))
      }
      return { effects, ran }
    },
    roundTrips: async (revision = null) => {
      const trips = new Map<string, RoundTrip>()
      for await (const told of await client.replay.roundTrips({ ...replayed, revision }))
        if (told.kind === 'round-trip') trips.set(told.roundTrip.revision, told.roundTrip)
      return trips
    },
  }
}

/** A connection on whose server scratch databases may be made. */
export async function scratchOn(
  kind: 'postgres' | 'mariadb',
  folder: string,
  client: Client,
): Promise<string> {
  const database = await freshDatabase(kind)
  onTestFinished(database.drop)
  const connection = connectionTo(database.target)
  await client.connections.save({ folder, connection, password: database.password, remember: false })
  const connectionId = connection.id
  await client.connections.open({ connectionId, password: database.password, remember: false })
  return connectionId
}

/** The sentences of changes, each behind its sign. */
export function sentences({
  changes,
}: {
  readonly changes: readonly { kind: string; sentence: string }[]
}): string[] {
  return changes.map(({ kind, sentence }) => `${kind} ${sentence}`)
}
