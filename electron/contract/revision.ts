import { z } from 'zod'
import { Target } from './connection'

export const FormatName = z.enum(['sql', 'alembic'])
export type FormatName = z.infer<typeof FormatName>

export const Direction = z.enum(['up', 'down'])
export type Direction = z.infer<typeof Direction>

/** One step of a history, as the project's files tell it. */
export const Revision = z.object({
  /** For SQL projects the number as the file spells it (`003`, `20240131120000`, `1.2`); a duplicate number takes the file's stem. */
  id: z.string(),
  message: z.string(),
  downRevisions: z.array(z.string()),
  dependencies: z.array(z.string()),
  labels: z.array(z.string()),
  /** ISO date, where the format tells one. */
  date: z.string().nullable(),
  /** Files relative to the project folder, `/` between parts. */
  upFile: z.string().nullable(),
  downFile: z.string().nullable(),
  hasUp: z.boolean(),
  hasDown: z.boolean(),
  /** SHA-256 (hex) over the up part's file with line ends normalised; null where the file can't be read. */
  checksum: z.string().nullable(),
})
export type Revision = z.infer<typeof Revision>

export const ProblemCode = z.enum([
  'duplicate-number',
  'gap',
  'unreadable',
  'too-large',
  'invalid-utf8',
  'outside-folder',
  'down-without-up',
  'empty-script',
  'bad-section',
  'unsupported-format',
  // Alembic projects
  'bad-config',
  'version-table-unread',
  'bad-identifier',
  'duplicate-id',
  'duplicate-label',
  'missing-parent',
  'missing-dependency',
  'cycle',
])
export type ProblemCode = z.infer<typeof ProblemCode>

/** Something wrong with the project's files. Where `blocks` is set nothing at or after these revisions can run. */
export const Problem = z.object({
  code: ProblemCode,
  message: z.string(),
  advice: z.string(),
  files: z.array(z.string()),
  revisions: z.array(z.string()),
  blocks: z.boolean(),
})
export type Problem = z.infer<typeof Problem>

/** Where a project's own tool keeps its current revisions; without a schema where unqualified names land. */
export const VersionTable = z.object({ schema: z.string().nullable(), name: z.string() })
export type VersionTable = z.infer<typeof VersionTable>

/** A connection that the project's own files or the environment name; the engine keeps its password to itself. */
export const ConnectionOffer = z.object({
  /** Stays the same while the same place names the same database. */
  id: z.string(),
  /** Where it stands: `alembic.ini`, `backend/.env`, `the environment`. */
  source: z.string(),
  /** What it is called there: `sqlalchemy.url`, `DATABASE_URL`. */
  key: z.string(),
  target: Target,
  hasPassword: z.boolean(),
  notes: z.array(z.string()),
})
export type ConnectionOffer = z.infer<typeof ConnectionOffer>

/** A folder on disk with a migration history. Revisions stand in running order, base first. */
const projectShape = z.object({
  folder: z.string(),
  /** The folder (relative to `folder`) that holds the revisions; empty for the folder itself. */
  versionsFolder: z.string(),
  name: z.string(),
  format: FormatName,
  /** Null where the ledger alone keeps what is applied. */
  versionTable: VersionTable.nullable(),
  /** Every folder (relative to `folder`) whose files make the history: the versions folders, and those of its settings. */
  watched: z.array(z.string()),
  offers: z.array(ConnectionOffer),
  revisions: z.array(Revision),
  problems: z.array(Problem),
  ignored: z.array(z.object({ file: z.string(), reason: z.string() })),
  readAt: z.string(),
})
export interface Project extends z.infer<typeof projectShape> {}
export const Project: z.ZodType<Project> = projectShape

/** One direction of a revision to be looked at. `line` (from 1) is where the text starts in the file; what is read as data has lines of its own. */
export const ShownScript = z.object({
  file: z.string(),
  text: z.string(),
  line: z.int(),
  transaction: z.boolean(),
  /** `file`: as the file has it. `data`: read as data and rendered for the dialect. `rendered`: told by the project's own Alembic. */
  from: z.enum(['file', 'data', 'rendered']),
})
export type ShownScript = z.infer<typeof ShownScript>

export const RevisionState = z.enum([
  'applied',
  'pending',
  /** Some of its statements stand, some do not. */
  'stopped',
  /** Applied, but the file is not the one that was applied. */
  'changed',
  /** Applied, but the file is gone. */
  'missing',
  /** Pending, with a number lower than an applied one. */
  'late',
  'duplicate',
  'unreadable',
])
export type RevisionState = z.infer<typeof RevisionState>

/** What a person can do about a state. */
export const WayOn = z.enum(['apply', 'roll-back', 'resume', 'mark-applied', 'mark-pending', 'accept-file'])
export type WayOn = z.infer<typeof WayOn>

export const HistoryEntry = z.object({
  revision: Revision,
  state: RevisionState,
  /** A sentence for every state but applied and pending: what is so, and what to do. */
  reason: z.string().nullable(),
  ways: z.array(WayOn),
  appliedAt: z.string().nullable(),
  appliedBy: z.string().nullable(),
  durationMs: z.number().nullable(),
  /** For *stopped*: how many statements of how many stand, in which direction, and whether the next one is in doubt. */
  stopped: z
    .object({
      direction: Direction,
      done: z.int(),
      of: z.int(),
      inDoubt: z.boolean(),
      error: z.string().nullable(),
    })
    .nullable(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const LockHolder = z.object({
  who: z.string(),
  backend: z.string(),
  since: z.string().nullable(),
})
export type LockHolder = z.infer<typeof LockHolder>

/** A project's revisions against one database, base first. */
const historyShape = z.object({
  entries: z.array(HistoryEntry),
  problems: z.array(Problem),
  /** The revision last applied; null at base, and where several are current. */
  current: z.string().nullable(),
  /** All current revisions: several where branches are applied side by side, none at base. */
  currents: z.array(z.string()),
  applied: z.int(),
  pending: z.int(),
  /** Who runs something on this database now. */
  lock: LockHolder.nullable(),
  readAt: z.string(),
})
export interface History extends z.infer<typeof historyShape> {}
export const History: z.ZodType<History> = historyShape

/** One row of the ledger: one run of one revision in one direction, or one mark. */
export const LedgerEntry = z.object({
  id: z.int(),
  revision: z.string(),
  message: z.string(),
  direction: z.enum(['up', 'down']),
  /** `marked` rows record a person's decision; no statement ran. */
  state: z.enum(['running', 'done', 'stopped', 'marked']),
  statements: z.int(),
  statementsDone: z.int(),
  checksum: z.string().nullable(),
  runBy: z.string(),
  startedAt: z.string(),
  durationMs: z.number().nullable(),
  error: z.string().nullable(),
  appVersion: z.string(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>
