import type { Direction, FormatName, Project } from '#contract/revision'

/** One direction of a revision, as its file has it. */
export interface ScriptText {
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

/** One kind of migration folder. */
export interface Format {
  readonly name: FormatName
  /** The folder holding the revisions, relative to `folder` ('' for itself); null where this is not such a project. */
  detect(folder: string): Promise<string | null>
  /** Reads the whole history; what is wrong with a file is a `Problem`, never an exception. */
  read(folder: string, versionsFolder: string): Promise<Project>
  /** The text of one direction, read from disk now; null where the revision has no such part. Throws `unreadable-file`. */
  script(project: Project, revision: string, direction: Direction): Promise<ScriptText | null>
}
