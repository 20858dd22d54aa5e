import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import { refKey } from '#contract/ref-key'
import type { Proof, SchemaStatement } from '#contract/schema-plan'
import { diff } from '../diff/diff'
import { excerpt } from '../diff/excerpt'
import { atHome } from '../diff/home'
import { dialectNamed } from '../dialects'
import type { Session } from '../dialects/dialect'
import type { Way } from '../dialects/planner'
import type { Glimpse } from '../dialects/throwaway'
import type { FoundUnfit } from '../dialects/unfit'
import { AppError, toAppErrorData } from '../errors'
import { newlyUnfit } from '../runs/unfit'
import { type Copy, withCopy, withCopyAndGoal } from './copies'
import type { CompareNeeds, Work } from './needs'
import { step } from './needs'
import { refuseIfStopped } from './stopped'
import { leftUnfit } from './unfit'

/** What is to be proved: that the way, run from *start*, gives *to* but for what it refuses. */
export interface ToProve {
  readonly start: Catalog
  readonly to: Catalog
  readonly found: Way
  readonly changes: readonly Change[]
  readonly refused: readonly Change[]
  /** The other side as it is; `to` where all of it is taken. */
  readonly other: Catalog
}

/** Reasons for which no copy can be had, and which say nothing of the plan. */
const noPlace: ReadonlySet<string> = new Set([
  'not-replayed',
  'privilege',
  'read-only',
  'password-needed',
  'no-such-connection',
])

/** Of more tables than this only what the plan touches is copied. */
const wholeTables = 100

/** Runs a way in a throwaway copy of where it starts, and compares what it gives with a copy of where it should lead. */
export async function prove(
  needs: Pick<CompareNeeds, 'throwaways'>,
  wanted: ToProve,
  scratch: string | null,
  work: Work,
): Promise<Proof> {
  if (wanted.found.steps.length === 0) return { kind: 'not-tried', why: 'The plan has no statements.' }
  work.tell(step('Proving the plan'))
  const { start, to, changes } = wanted
  if (start.tables.length > wholeTables) {
    const small = excerpt(start, to, changes)
    const proof = await proveWith(
      needs,
      { ...wanted, start: small.from, to: small.to, other: small.to },
      scratch,
      work,
    )
    // Of a part only a proof counts: anything else may be for want of what was left out.
    if (proof.kind === 'proved' && proof.reverse !== false && proof.unfit.length === 0) return proof
  }
  return proveWith(needs, wanted, scratch, work)
}

async function proveWith(
  needs: Pick<CompareNeeds, 'throwaways'>,
  wanted: ToProve,
  scratch: string | null,
  work: Work,
): Promise<Proof> {
  const { start: catalog, to: goal, other } = wanted
  const unfitOfOther = (): Promise<FoundUnfit> =>
    withCopy(needs, { catalog: other, scratch }, work, (copy) => copy.unfit())
  try {
    // Where the way should lead is made from its DDL and read: some words of a schema settle only there.
    return await withCopyAndGoal(needs, { catalog, goal, scratch }, work, (copy, seen) =>
      tried(wanted, seen, copy, work, unfitOfOther),
    )
  } catch (error) {
    refuseIfStopped(work.signal)
    return unproved(error, 'a throwaway copy')
  }
}

async function tried(
  wanted: ToProve,
  goal: Promise<Glimpse>,
  copy: Copy,
  work: Work,
  unfitOfOther: () => Promise<FoundUnfit>,
): Promise<Proof> {
  const { where } = copy.throwaway
  const { steps, reversible } = wanted.found
  const before = reversible ? await copy.look() : null
  const unfitBefore = await copy.unfit()
  const statements = steps.flatMap((one) => one.statements)
  const { beforeWay } = dialectNamed(wanted.to.server.dialect)
  const onWay = <T>(act: (session: Session) => Promise<T>): Promise<T> =>
    copy.on(async (session) => {
      for (const sql of beforeWay) await session.query(sql)
      return act(session)
    })
  const failed = await onWay((session) => runSteps(session, steps, work, statements.length))
  if (failed !== null) {
    refuseIfStopped(work.signal)
    return { kind: 'failed', where, at: failed.at, error: toAppErrorData(failed.error) }
  }
  const reached = await copy.look()
  const left = unexpected(diff(reached, atHome((await goal).catalog, reached.server.schema)), wanted)
  if (left.length > 0) return { kind: 'differs', where, left }
  // A body may name what came behind it: it is asked after once everything stands.
  const after = await copy.unfit()
  const found = newlyUnfit(unfitBefore, after)
  const unfit = found.length === 0 ? [] : leftUnfit(found, await unfitOfOther())
  const kind = unfit.every((one) => one.there) ? 'proved' : 'unfit'
  const { unasked } = after
  if (before === null) return { kind, where, reverse: null, unfit, unasked }
  work.tell(step('Proving the way back'))
  const back = await onWay((session) => runBack(session, statements))
  return { kind, where, reverse: back && diff(await copy.look(), before).length === 0, unfit, unasked }
}

/** Runs each step in a transaction of its own where it is one; what failed and where, or null. */
async function runSteps(
  session: Session,
  steps: Way['steps'],
  work: Work,
  total: number,
): Promise<{ at: number; error: unknown } | null> {
  let at = 0
  for (const { transactional, statements } of steps) {
    if (transactional) await session.query('begin')
    for (const { sql } of statements) {
      try {
        await session.run(sql)
      } catch (error) {
        return { at, error }
      }
      at += 1
      if (at % 20 === 0) work.tell(step('Proving the plan', at, total))
    }
    if (!transactional) continue
    try {
      await session.query('commit')
    } catch (error) {
      // What is checked at the end of a transaction fails there.
      return { at: at - 1, error }
    }
  }
  return null
}

async function runBack(session: Session, statements: readonly SchemaStatement[]): Promise<boolean> {
  for (const { reverseSql } of statements.toReversed()) {
    if (reverseSql === null) return false
    try {
      await session.run(reverseSql)
    } catch {
      return false
    }
  }
  return true
}

/** What is left beside what was refused. A column can only be added behind all others where the server says so. */
function unexpected(left: readonly Change[], { changes, refused }: ToProve): Change[] {
  const table = ({ ref }: Change): string => JSON.stringify([ref.schema, ref.table ?? ref.name])
  const grown = new Set(changes.filter(({ kind }) => kind === 'add-column').map(table))
  const expected = new Set(refused.map(({ ref }) => refKey(ref)))
  const onlyOrder = ({ properties }: Change): boolean =>
    properties.length === 1 && properties[0]?.property === 'column order'
  return left.filter(
    (change) => !expected.has(refKey(change.ref)) && !(onlyOrder(change) && grown.has(table(change))),
  )
}

function unproved(error: unknown, where: string): Proof {
  if (error instanceof AppError && noPlace.has(error.code)) {
    const { message, advice } = error.data
    return { kind: 'not-tried', why: [message, advice].filter((words) => words !== null).join(' ') }
  }
  return { kind: 'failed', where, at: null, error: toAppErrorData(error) }
}
