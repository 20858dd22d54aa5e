import { diff } from '#engine/diff/diff'
import { renameChanges, renamesOf } from '../../scenarios/diff/renamed'
import { runWay } from '../../scenarios/diff/run-way'
import type { FreshDatabase } from '../../support/databases'
import type { Stage } from './stage'
import { openAlembic, openDbgate, openMigra } from './statement-peer'

/** What changes a database that is as the pair's `from` says into one that is as its `to` says. */
export interface PeerWay {
  readonly name: string
  /** Answers what it refused, in its own words. */
  go(database: FreshDatabase, stage: Stage): Promise<readonly string[]>
  close(): void
}

/** Varve's own, which asks what was renamed and is told so. */
export const ours: PeerWay = {
  name: 'Varve',
  go: async (database, { pair, from, to, behind }) => {
    const renames = renamesOf(pair.there.renames, from.catalog)
    const changes = [...renameChanges(renames), ...diff(behind, to.catalog)]
    const way = database.dialect.way({ from: behind, to: to.catalog, changes, renames })
    const session = await database.connect()
    await runWay(session, way)
    await session.close()
    return way.refused.map(({ change, why }) => `${changes[change]?.sentence ?? ''}: ${why}`)
  },
  close: () => undefined,
}

/** The others; none of them can be told of a rename. */
export async function others(): Promise<PeerWay[]> {
  return [await openMigra(), await openDbgate(), openAlembic()].map((peer) => ({
    name: peer.name,
    go: async (database, { to }) => {
      const statements = await peer.statements(database, to.database)
      const session = await database.connect()
      for (const sql of statements) await session.run(sql)
      await session.close()
      return []
    },
    close: () => peer.close(),
  }))
}
