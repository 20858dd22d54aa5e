import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import { refKey } from '#contract/ref-key'
import type { ServerInfo } from '#contract/connection'
import type { Proof, SchemaStatement } from '#contract/schema-plan'
import { diff } from '../diff/diff'
import { atHome } from '../diff/home'
import type { Session } from '../dialects/dialect'
import type { Way } from '../dialects/planner'
import { AppError, toAppErrorData } from '../errors'
import { type Copy, withCopy } from './copies'
import type { CompareNeeds, Work } from './needs'
import { step } from './needs'
import { isSameServer } from './restate'
import { refuseIfStopped } from './stopped'

/** What is to be proved: that the way, run from *start*, gives *to* but for what it refuses. */
export interface ToProve {
  readonly start: Catalog
  readonly to: Catalog
  /** The server that spelled *to*. */
  readonly speltBy: ServerInfo
  readonly found: Way
  readonly changes: readonly Change[]
  readonly refused: readonly Change[]
}

/** Reasons for which no copy can be had, and which say nothing of the plan. */
const noPlace: ReadonlySet<string> = new Set([
  'not-replayed',
  'privilege',
  'read-only',
  'password-needed',
  'no-such-connection',
])

/** Runs a way in a throwaway copy of where it starts, and compares what it gives with a copy of where it should lead. */
export async function prove(
  needs: CompareNeeds,
  wanted: ToProve,
  scratch: string | null,
  work: Work,
): Promise<Proof> {
  if (wanted.found.steps.length === 0) return { kind: 'not-tried', why: 'The plan has no statements.' }
  work.tell(step('Proving the plan'))
  try {
    return await withCopy(needs, { catalog: wanted.start, scratch }, work, (copy) =>
      tried(needs, wanted, scratch, copy, work),
    )
  } catch (error) {
    refuseIfStopped(work.signal)
    return unproved(error, 'a throwaway copy')
  }
}

async function tried(
  needs: CompareNeeds,
  wanted: ToProve,
  scratch: string | null,
  copy: Copy,
  work: Work,
): Promise<Proof> {
  const { where } = copy.throwaway
  const { steps, reversible } = wanted.found
  const before = await copy.look()
  const statements = steps.flatMap((one) => one.statements)
  const failed = await copy.on((session) => runSteps(session, steps, work, statements.length))
  if (failed !== null) {
    refuseIfStopped(work.signal)
    return { kind: 'failed', where, at: failed.at, error: toAppErrorData(failed.error) }
  }
  const reached = await copy.look()
  const goal = await spelled(needs, wanted, scratch, reached, work)
  const left = unexpected(diff(reached, goal), wanted)
  if (left.length > 0) return { kind: 'differs', where, left }
  if (!reversible) return { kind: 'proved', where, reverse: null }
  work.tell(step('Proving the way back'))
  const back = await copy.on((session) => runBack(session, statements))
  return { kind: 'proved', where, reverse: back && diff(await copy.look(), before).length === 0 }
}

/** Where the way should lead, as the server of the copy spells it. */
async function spelled(
  needs: CompareNeeds,
  { to, speltBy }: ToProve,
  scratch: string | null,
  reached: Catalog,
  work: Work,
): Promise<Catalog> {
  const home = reached.server.schema
  if (isSameServer(reached, { server: speltBy })) return atHome(to, home)
  return atHome(await withCopy(needs, { catalog: to, scratch }, work, (copy) => copy.look()), home)
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
