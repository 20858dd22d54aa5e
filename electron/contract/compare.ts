import { z } from 'zod'
import { ObjectKind, ObjectRef } from './catalog'
import { Change } from './change'
import { DialectName, ServerInfo } from './connection'
import { AppErrorData } from './errors'

/** One side of a comparison. Files are absolute paths. */
const compareSideShape = z.discriminatedUnion('kind', [
  /** A live database. */
  z.object({ kind: z.literal('connection'), connectionId: z.string() }),
  /** What a project's revisions make, replayed: at a revision, at all heads, or at those that are current on a connection. */
  z.object({
    kind: z.literal('project'),
    folder: z.string(),
    at: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('revision'), revision: z.string() }),
      z.object({ kind: z.literal('heads') }),
      z.object({ kind: z.literal('base') }),
      z.object({ kind: z.literal('current'), connectionId: z.string() }),
    ]),
    dialect: DialectName,
  }),
  /** A catalog saved earlier. */
  z.object({ kind: z.literal('snapshot'), file: z.string() }),
  /** SQL that makes a schema in an empty database. */
  z.object({ kind: z.literal('sql'), file: z.string(), dialect: DialectName }),
])
export type CompareSide = z.infer<typeof compareSideShape>
export const CompareSide: z.ZodType<CompareSide> = compareSideShape

/** A table, or a column of one, that goes by another name. `ref` is it in *from*; an empty schema is that of the connection. */
const renameShape = z.object({ ref: ObjectRef, to: z.string() })
export interface Rename extends z.infer<typeof renameShape> {}
export const Rename: z.ZodType<Rename> = renameShape

/** A rename that may be meant where something went and something like it came. */
const renameProposalShape = z.object({
  rename: Rename,
  /** What speaks for it, each in a sentence: `the same 7 columns`, `the same type and default`. */
  evidence: z.array(z.string()),
  /** 0 to 1: the share of what could be compared that is equal. */
  likeness: z.number(),
})
export interface RenameProposal extends z.infer<typeof renameProposalShape> {}
export const RenameProposal: z.ZodType<RenameProposal> = renameProposalShape

/** What a project does not want to be told, with the reason. */
const ignoreRuleShape = z.object({
  what: z.enum(['owner', 'comments', 'collation', 'column-order', 'extension-members', 'grants', 'objects']),
  /** One object and no other, a part of a table with its table; it stands alone. An empty schema is that of the connection. */
  object: ObjectRef.nullable(),
  /** Names with `*` and `?`: `name`, `schema.name`, of a table's part also `table.name`; null for everything of the kinds. */
  pattern: z.string().nullable(),
  /** Only of these kinds; empty for all. */
  kinds: z.array(ObjectKind),
  reason: z.string(),
})
export interface IgnoreRule extends z.infer<typeof ignoreRuleShape> {}
export const IgnoreRule: z.ZodType<IgnoreRule> = ignoreRuleShape

/** A side as it was read. */
const seenSideShape = z.object({
  side: CompareSide,
  /** `development · myapp`, `notes-app @ 72147c`, `schema.json`. */
  title: z.string(),
  server: ServerInfo,
  readAt: z.string(),
  objects: z.int(),
})
export interface SeenSide extends z.infer<typeof seenSideShape> {}
export const SeenSide: z.ZodType<SeenSide> = seenSideShape

/** A change with its key, which names it as long as both sides stay as they are, and the rule that hides it. */
const comparedChangeShape = z.object({ key: z.string(), change: Change, ignoredBy: IgnoreRule.nullable() })
export interface ComparedChange extends z.infer<typeof comparedChangeShape> {}
export const ComparedChange: z.ZodType<ComparedChange> = comparedChangeShape

/** Every difference between two sides; `id` names it for what is asked of it later. */
const comparisonShape = z.object({
  id: z.string(),
  from: SeenSide,
  to: SeenSide,
  /** The schema that is the connection's own in the names of the changes; *to* may call it otherwise. */
  home: z.string(),
  changes: z.array(ComparedChange),
  proposals: z.array(RenameProposal),
  /** Renames that the user decided; they are among the changes. */
  renames: z.array(Rename),
  /** What could not be compared and why, in sentences. */
  notes: z.array(z.string()),
})
export interface Comparison extends z.infer<typeof comparisonShape> {}

/** A comparison whose changes are told before it, in parts: there may be thousands. */
const toldComparisonShape = comparisonShape.omit({ changes: true })
export interface ToldComparison extends z.infer<typeof toldComparisonShape> {}
export const ToldComparison: z.ZodType<ToldComparison> = toldComparisonShape

const wantedComparisonShape = z.object({
  from: CompareSide,
  to: CompareSide,
  /** The connection on whose server scratch databases may be made; null: the embedded PostgreSQL, which MySQL's catalogs can't use. */
  scratch: z.string().nullable(),
  /** The project whose ignore rules apply. */
  folder: z.string().nullable(),
  renames: z.array(Rename),
  /** Rules beside the project's own. */
  ignore: z.array(IgnoreRule).optional(),
  /** Whether rows and sizes are read too, which a plan's hazards tell; left out: they are. */
  counted: z.boolean().optional(),
})
export interface WantedComparison extends z.infer<typeof wantedComparisonShape> {}
export const WantedComparison: z.ZodType<WantedComparison> = wantedComparisonShape

/** What long work tells while it goes on. `total` is null while it is not known. */
const workProgressShape = z.object({
  kind: z.literal('progress'),
  words: z.string(),
  done: z.int(),
  total: z.int().nullable(),
})
export interface WorkProgress extends z.infer<typeof workProgressShape> {}
export const WorkProgress: z.ZodType<WorkProgress> = workProgressShape

/** DDL of one object on both sides; null where it does not stand. */
const bothDdlShape = z.object({ from: z.string().nullable(), to: z.string().nullable() })
export interface BothDdl extends z.infer<typeof bothDdlShape> {}
export const BothDdl: z.ZodType<BothDdl> = bothDdlShape

/** How the live database stands to what its project makes of it. */
const driftShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none'), checkedAt: z.string() }),
  z.object({ kind: z.literal('drifted'), checkedAt: z.string(), changes: z.int() }),
  z.object({ kind: z.literal('unknown'), why: AppErrorData }),
])
export type Drift = z.infer<typeof driftShape>
export const Drift: z.ZodType<Drift> = driftShape
