import { isDeepStrictEqual } from 'node:util'
import type { Statement } from '#contract/plan'
import type { Direction } from '#contract/revision'
import type { Dialect, Session } from '#engine/dialects/dialect'
import { databaseContent } from '../support/alembic/database-content'
import { runStatements } from '../support/alembic/replay-changes'
import type { AlembicStatement, Rendering } from './alembic-renders'
import type { PublicRevision } from './history'
import { sameStatements } from './same-statements'

const apart = 25

/** A revision in one direction, told by both. */
export interface Difference {
  readonly file: string
  readonly direction: Direction
  readonly what: string
  readonly alembic: readonly string[]
  readonly varve: readonly string[]
}

export interface Replayed {
  /** Directions of revisions that both told. */
  compared: number
  /** Of these, how many ran on both databases. */
  ran: number
  /** How often the catalogs were compared. */
  looks: number
  readonly differences: Difference[]
}

export interface Side {
  readonly dialect: Dialect
  readonly alembic: Session
  readonly varve: Session
}

/** Takes two databases all the way up and down, one with Alembic's statements, the other with Varve's. */
export async function replay(
  revisions: readonly PublicRevision[],
  renderings: readonly Record<Direction, Rendering>[],
  side: Side,
): Promise<Replayed> {
  const replayed: Replayed = { compared: 0, ran: 0, looks: 0, differences: [] }
  const both = revisions.flatMap((revision, i) => {
    const rendering = renderings[i]
    return rendering ? [{ revision, rendering }] : []
  })
  for (const direction of ['up', 'down'] as const) {
    const ordered = direction === 'up' ? both : both.toReversed()
    for (const [i, { revision, rendering }] of ordered.entries()) {
      await step(revision, rendering[direction], direction, side, replayed)
      if ((i + 1) % apart === 0 || i === ordered.length - 1) {
        const difference = await catalogDifference(side, i === ordered.length - 1)
        replayed.looks += 1
        if (difference !== null)
          return lastOf(replayed, { ...nothing, file: revision.file, direction, what: difference })
      }
    }
  }
  return replayed
}

const nothing = { alembic: [], varve: [] }

async function step(
  { file, as }: PublicRevision,
  rendering: Rendering,
  direction: Direction,
  side: Side,
  replayed: Replayed,
): Promise<void> {
  const ours = as[direction]
  if (!('statements' in ours) || !('statements' in rendering)) {
    const only =
      'statements' in ours ? ours.statements : 'statements' in rendering ? rendering.statements : null
    if (only === null) return
    // Told by one alone, it takes both databases on alike.
    const statements = only.map(asStatement)
    await attempt(side.dialect, side.alembic, statements)
    await attempt(side.dialect, side.varve, statements)
    return
  }
  replayed.compared += 1
  const [alembic, varve] = [rendering.statements.map(({ sql }) => sql), ours.statements.map(({ sql }) => sql)]
  const told = { file, direction, alembic, varve }
  const same = sameStatements(alembic, varve)
  const theirs = rendering.statements.map((statement) => {
    const known = ours.statements.find(({ sql }) => sql === statement.sql)
    return known ?? asStatement(statement)
  })
  const left = await attempt(side.dialect, side.alembic, theirs)
  const right = await attempt(side.dialect, side.varve, ours.statements)
  if (left === null && right === null) replayed.ran += 1
  if (same && (left === null) === (right === null)) return
  if (left !== null || right !== null) {
    const what = `Alembic’s: ${left ?? 'ran'}\n      Varve’s: ${right ?? 'ran'}`
    replayed.differences.push({ ...told, what })
    return
  }
  const difference = await catalogDifference(side, true)
  if (difference !== null) replayed.differences.push({ ...told, what: difference })
}

function asStatement(statement: AlembicStatement | Statement): Statement {
  if ('transactional' in statement) return statement
  const transactional = !statement.autocommit
  return { sql: statement.sql, line: 1, column: 1, transactional, reason: null, control: null }
}

/** Runs a script; answers what the server said where it fails, of which nothing is left. */
async function attempt(
  dialect: Dialect,
  session: Session,
  statements: readonly Statement[],
): Promise<string | null> {
  try {
    await runStatements(session, statements, dialect.transactionalDdl)
    return null
  } catch (error) {
    await dialect.undo(session)
    return String(error instanceof Error ? error.message : error).split('\n')[0] ?? ''
  }
}

async function catalogDifference(
  { dialect, alembic, varve }: Side,
  withRows: boolean,
): Promise<string | null> {
  const [one, other] = await Promise.all([
    databaseContent(dialect, alembic, withRows),
    databaseContent(dialect, varve, withRows),
  ])
  return isDeepStrictEqual(one, other) ? null : `the catalogs differ: ${firstDifference(one, other, '')}`
}

function firstDifference(one: unknown, other: unknown, at: string): string {
  if (isDeepStrictEqual(one, other)) return ''
  if (isParts(one) && isParts(other))
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const found = firstDifference(one[key], other[key], `${at}.${key}`)
      if (found !== '') return found
    }
  return `${at}: ${JSON.stringify(one)} (Alembic), ${JSON.stringify(other)} (Varve)`
}

function isParts(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function lastOf(replayed: Replayed, difference: Difference): Replayed {
  replayed.differences.push(difference)
  return replayed
}
