import { Journal } from './connections/journal'
import { Profiles } from './connections/profiles'
import { Recent } from './connections/recent'
import { Secrets } from './connections/secrets'
import { Sessions } from './connections/sessions'
import type { HostPort } from './host-port'

/** The product, as one host runs it. */
export interface Engine {
  readonly host: HostPort
  readonly profiles: Profiles
  readonly secrets: Secrets
  readonly sessions: Sessions
  readonly journal: Journal
  readonly recent: Recent
  /** Closes every link to a database. */
  close(): Promise<void>
}

/** Starts an engine; nothing is opened or written until it is asked for something. */
export function createEngine(host: HostPort): Engine {
  const profiles = new Profiles(host.dataFolder)
  const secrets = new Secrets(host.secrets)
  const journal = new Journal(host.dataFolder)
  const sessions = new Sessions(host.appVersion, profiles, secrets, journal)
  const recent = new Recent(host.dataFolder)
  return {
    host,
    profiles,
    secrets,
    sessions,
    journal,
    recent,
    async close() {
      await sessions.closeAll()
      secrets.clear()
    },
  }
}
