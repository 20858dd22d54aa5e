import type { VersionMove } from '#contract/plan'
import type { Direction, FormatName, Project, Revision } from '#contract/revision'
import type { DialectName } from '#contract/connection'
import type { NamingConvention } from '#contract/naming-convention'
import type { ScriptChange } from '#contract/script-change'
import type { DatabaseState } from './database-state'
import type { Draft, WantedDraft } from './draft'
import type { ReadHistory } from './history'

/** One direction of a revision, as its file has it. */
export interface ScriptText {
  readonly kind: 'text'
  /** Relative to the project folder. */
  readonly file: string
  readonly text: string
  /** Line (from 1) of the file where `text` starts. */
  readonly line: number
  /** False where the file says `transaction:false`. */
  readonly transaction: boolean
  /** SHA-256 of the file this was read from, made as `Revision.checksum` is. */
  readonly checksum: string | null
}

/** One direction of a revision, read as data; the dialect renders it. */
export interface ScriptChanges {
  readonly kind: 'changes'
  readonly file: string
  readonly changes: readonly ScriptChange[]
  /** `unknown` where the project has one that can't be read: what it would name can't be told. */
  readonly namingConvention: NamingConvention | 'unknown' | null
  readonly checksum: string | null
}

/** One direction of a revision that only the project's own tool can tell. */
export interface ScriptUnread {
  readonly kind: 'unread'
  readonly file: string
  /** Line and column (from 1) of what is not read as data. */
  readonly line: number
  readonly column: number
  readonly why: string
  readonly checksum: string | null
}

export type Script = ScriptText | ScriptChanges | ScriptUnread

export interface WantedRun {
  readonly direction: Direction
  /** A revision in the format's own spelling, `base` (rolling back), or null: all pending ones, or the last applied one. */
  readonly to: string | null
  /** Just that one late or stopped revision. */
  readonly only: boolean
}

export interface SelectedRevision {
  readonly revision: Revision
  /** Statements that stand (or are undone) already from a run that stopped. */
  readonly resumeAfter: number
  /** What it makes of the current revisions; null where the ledger alone keeps them. */
  readonly versions: VersionMove | null
}

/** One kind of migration folder. */
export interface Format {
  readonly name: FormatName
  /** Whether a folder with these entries is such a project itself, rather than above one. */
  isOwn(names: ReadonlySet<string>): boolean
  /** The folder holding the revisions, relative to `folder` ('' for itself); null where this is not such a project. */
  detect(folder: string): Promise<string | null>
  /** Reads the whole history; what is wrong with a file is a `Problem`, never an exception. */
  read(folder: string, versionsFolder: string): Promise<Project>
  /** One direction for a dialect, read from disk now; null where the revision has no such part. Throws `unreadable-file`. */
  script(
    project: Project,
    revision: string,
    direction: Direction,
    dialect: DialectName,
  ): Promise<Script | null>
  /** The project's revisions against one database, base first. */
  history(project: Project, state: DatabaseState, options?: { runUnderWay?: boolean }): ReadHistory
  /** The revisions a wanted run covers, in running order; empty where there is nothing to do. Throws what stands in the way. */
  select(project: Project, state: DatabaseState, wanted: WantedRun): SelectedRevision[]
  /** A new revision for a planned way, in the project's own style, the best first; nothing is written. Throws what the style can't say. */
  drafts(project: Project, wanted: WantedDraft): Promise<Draft[]>
}
