import type { Statement } from '#contract/plan'
import type { Direction } from '#contract/revision'
import type { Dialect, Session } from '#engine/dialects/dialect'
import { runStatements } from '../support/alembic/replay-changes'
import type { AlembicStatement, Rendering } from './alembic-renders'
import { catalogDifference, type Sides, uuidsIn } from './catalog-difference'
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

/** Takes two databases all the way up and down, one with Alembic's statements, the other with Varve's. */
export async function replay(
  revisions: readonly PublicRevision[],
  renderings: readonly Record<Direction, Rendering>[],
  side: Sides,
): Promise<Replayed> {
  const replayed: Replayed = { compared: 0, ran: 0, looks: 0, differences: [] }
  const both = revisions.flatMap((revision, i) => {
    const rendering = renderings[i]
    return rendering ? [{ revision, rendering }] : []
  })
  const written = new Set(both.flatMap(({ revision, rendering }) => uuidsIn([revision.as, rendering])))
  for (const direction of ['up', 'down'] as const) {
    const ordered = direction === 'up' ? both : both.toReversed()
    for (const [i, { revision, rendering }] of ordered.entries()) {
      await step(revision, rendering[direction], direction, side, written, replayed)
      if ((i + 1) % apart === 0 || i === ordered.length - 1) {
        const difference = await catalogDifference(side, written, i === ordered.length - 1)
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
  side: Sides,
  written: ReadonlySet<string>,
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
    const known = ours.statements.find(({ sql }) => sameStatements([sql], [statement.sql]))
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
  const difference = await catalogDifference(side, written, true)
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

function lastOf(replayed: Replayed, difference: Difference): Replayed {
  replayed.differences.push(difference)
  return replayed
}
