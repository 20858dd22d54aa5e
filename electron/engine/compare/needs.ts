import type { Catalog } from '#contract/catalog'
import type { CompareSide, WorkProgress } from '#contract/compare'
import type { Connection } from '#contract/connection'
import type { History, Project } from '#contract/revision'
import type { Foreground } from '../foreground'
import type { Replays } from '../replay/replays'
import type { Restatements } from './restatements'
import type { Throwaways } from '../replay/throwaways'

/** What comparisons need of the engine around them. */
export interface CompareNeeds {
  readonly connection: (id: string) => Promise<Connection>
  /** The catalog of a connection, read now; with rows and sizes where they are wanted. */
  readonly look: (connectionId: string, counted: boolean) => Promise<Catalog>
  /** The last look at a connection where nothing has changed since, else one made now. */
  readonly still: (connectionId: string) => Promise<Catalog>
  readonly project: (folder: string) => Promise<Project>
  /** The project's revisions against a connection's database, both read now. */
  readonly history: (folder: string, connectionId: string) => Promise<History>
  readonly replays: Replays
  readonly throwaways: Throwaways
  readonly foreground: Foreground
  readonly restatements: Restatements
}

/** How long work is told of, and how it is stopped. */
export interface Work {
  readonly tell: (told: WorkProgress) => void
  readonly signal: AbortSignal | null
}

/** A side as it was read. */
export interface ReadSide {
  readonly side: CompareSide
  readonly title: string
  readonly catalog: Catalog
  /** Whether its owners say something: those of a throwaway do not. */
  readonly owned: boolean
  /** The project's own table of revisions, where the side is made of a project. */
  readonly versionTable: Project['versionTable']
  readonly notes: readonly string[]
}

/** A step of work without a count. */
export function step(words: string, done = 0, total: number | null = null): WorkProgress {
  return { kind: 'progress', words, done, total }
}
