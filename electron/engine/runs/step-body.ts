import type { PlanStep } from '#contract/plan'
import type { Session } from '../dialects/dialect'
import type { Ledger, NewLedgerRow } from './ledger'
import type { RunLinks, Tag } from './links'
import type { LiveRun } from './live-run'
import type { LockWatch } from './lock-watch'
import type { FindTool } from './tool'
import type { Versions } from './versions'

export interface StepContext {
  readonly run: LiveRun
  readonly links: RunLinks
  readonly lock: LockWatch
  readonly ledger: Ledger
  readonly versions: Versions | null
  readonly tool: FindTool
  /** A link beside the step's own, for rows that must stand whatever becomes of the step's. Where it breaks, `work` is done again on a fresh one. */
  readonly onLedger: <T>(revision: string, work: (session: Session) => Promise<T>) => Promise<T>
  /** Commits that got no answer; the ledger, read back, settles them. */
  readonly unanswered: UnansweredCommit[]
  readonly runBy: string
  readonly appVersion: string
}

/** A COMMIT whose link broke. The ledger's row `row` was written in its transaction, to say that `end` statements stand. */
export interface UnansweredCommit {
  readonly step: number
  readonly row: number
  /** How many statements stood before it. */
  readonly stood: number
  readonly end: number
}

/** One step at work, on its own link. */
export interface Body {
  readonly context: StepContext
  readonly step: number
  readonly plan: PlanStep
  readonly session: Session
  readonly tag: Tag
  readonly started: number
}

export function rowOf({
  context,
  plan,
}: Body): Omit<NewLedgerRow, 'state' | 'statementsDone' | 'durationMs'> {
  const { revision, message, direction, checksum, statements } = plan
  const { runBy, appVersion } = context
  return { revision, message, direction, checksum, statements: statements.length, runBy, appVersion }
}

/** Does one thing on the step's link under the purpose the journal is to write. */
export async function as<T>(tag: Tag, purpose: Tag['purpose'], work: () => Promise<T>): Promise<T> {
  tag.purpose = purpose
  return work()
}

/** Moves the version table of the project's own tool as the step says, where it has one. */
export async function moveVersions({ context, plan }: Body, session: Session): Promise<void> {
  if (plan.versions !== null) await context.versions?.move(session, plan.versions)
}

/** Undoes what is open on the step's link, where it did not break and leave that to the server; what may stand all the same, or null. */
export async function undoOpen({ context, plan, session, tag }: Body): Promise<string | null> {
  const { dialect } = context.links
  if (!session.closed) {
    const left = await as(tag, 'session', () => dialect.undo(session)).catch(() => undefined)
    if (left !== undefined) return left
  }
  return context.onLedger(plan.revision, (link) => dialect.outlasts(link)).catch(() => 'it did not answer.')
}
