import { join } from 'node:path'
import { Comparisons } from './compare/comparisons'
import { Restatements } from './compare/restatements'
import { Drawings } from './catalog/drawings'
import { Favourites } from './catalog/favourites'
import { isStill, look } from './catalog/look'
import { Looks } from './catalog/looks'
import { Journal } from './connections/journal'
import { Profiles } from './connections/profiles'
import { Recent } from './connections/recent'
import { Secrets } from './connections/secrets'
import { Sessions } from './connections/sessions'
import { dialectOf } from './dialects'
import { Foreground } from './foreground'
import type { HostPort } from './host-port'
import { openProject } from './projects/open'
import { Pythons } from './python/pythons'
import { Replays } from './replay/replays'
import { Throwaways } from './replay/throwaways'
import { BegunRuns } from './runs/begun'
import { readAgainst } from './runs/history'
import { linksTo } from './runs/database-links'
import { Runs } from './runs/runs'
import { toolOf } from './runs/tool'

/** The product, as one host runs it. */
export interface Engine {
  readonly host: HostPort
  readonly profiles: Profiles
  readonly secrets: Secrets
  readonly sessions: Sessions
  readonly journal: Journal
  readonly recent: Recent
  readonly looks: Looks
  readonly drawings: Drawings
  readonly favourites: Favourites
  readonly pythons: Pythons
  readonly runs: Runs
  readonly foreground: Foreground
  readonly throwaways: Throwaways
  readonly replays: Replays
  readonly comparisons: Comparisons
  /** Cancels what runs, waits for it to be told, and closes every link to a database. */
  close(): Promise<void>
}

/** Starts an engine; nothing is opened or written until it is asked for something. */
export function createEngine(host: HostPort): Engine {
  const profiles = new Profiles(host.dataFolder)
  const secrets = new Secrets(host.secrets)
  const journal = new Journal(host.dataFolder)
  const sessions = new Sessions(host.appVersion, profiles, secrets, journal)
  const recent = new Recent(host.dataFolder)
  const looks = new Looks({
    look: async (connectionId, last) => {
      const { target } = await profiles.find(connectionId)
      return sessions.withLookingSession(connectionId, (session) => look(session, dialectOf(target), last))
    },
    shape: async (connectionId) => {
      const { target } = await profiles.find(connectionId)
      return sessions.withLookingSession(connectionId, (session) =>
        dialectOf(target).introspect(session, false),
      )
    },
    isStill: async (connectionId, last) => {
      const { target } = await profiles.find(connectionId)
      return sessions.withLookingSession(connectionId, (session) => isStill(session, dialectOf(target), last))
    },
  })
  const foreground = new Foreground()
  const drawings = new Drawings(host.dataFolder)
  const favourites = new Favourites(host.dataFolder)
  const pythons = new Pythons(host.dataFolder)
  const runs = new Runs({
    appVersion: host.appVersion,
    connection: (connectionId) => profiles.find(connectionId),
    links: (connection) => linksTo(sessions, connection),
    project: openProject,
    tool: (project) => toolOf(pythons, project),
    moved: (connectionId) => looks.forget(connectionId),
    foreground,
    begun: new BegunRuns(host.dataFolder),
  })
  const throwaways = new Throwaways(profiles, sessions)
  const replays = new Replays({
    appVersion: host.appVersion,
    dataFolder: host.dataFolder,
    throwaways,
    project: openProject,
    tool: (project) => toolOf(pythons, project),
  })
  const comparisons = new Comparisons({
    connection: (id) => profiles.find(id),
    look: (connectionId, counted) => (counted ? looks.at(connectionId, true) : looks.shape(connectionId)),
    still: (connectionId) => looks.still(connectionId),
    project: openProject,
    history: (folder, connectionId) => readAgainst(sessions, { folder, connectionId }),
    replays,
    throwaways,
    foreground,
    restatements: new Restatements(join(host.dataFolder, 'restated'), host.appVersion),
  })
  return {
    host,
    profiles,
    secrets,
    sessions,
    journal,
    recent,
    looks,
    drawings,
    favourites,
    pythons,
    runs,
    foreground,
    throwaways,
    replays,
    comparisons,
    async close() {
      await Promise.all([runs.end(), comparisons.end()])
      await throwaways.end()
      await sessions.closeAll()
      secrets.clear()
    },
  }
}
