import type { Change } from '#contract/change'
import { diff } from '#engine/diff/diff'
import { changeWords } from '../../scenarios/diff/told'
import { valuesHeld } from '../../scenarios/diff/rows'
import { copyOf, type FreshDatabase } from '../../support/databases'
import { dumped } from '../../support/pg-dump'
import { shapeOf } from './dump-shape'
import type { Stage } from './stage'
import type { PeerWay } from './ways'

/** What became of a pair that a tool tried. */
export interface Outcome {
  readonly kind: 'holds' | 'leaves' | 'loses rows' | 'refuses' | 'fails'
  /** Whether Varve, and whether pg_dump, see the schema that was wanted; null where there was nothing to see. */
  readonly varve: boolean | null
  readonly dump: boolean | null
  /** Why it does not hold: what is left, what was refused, or the server's or the tool's words. */
  readonly why: readonly string[]
}

/** Lets a tool change a copy, and looks at what it made of it. */
export async function tried(way: PeerWay, stage: Stage): Promise<Outcome> {
  const database = await copyOf(stage.from.database)
  try {
    const refused = await way.go(database, stage)
    if (refused.length > 0) return { kind: 'refuses', varve: null, dump: null, why: refused }
    return await seen(database, stage)
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    return { kind: 'fails', varve: null, dump: null, why: [why] }
  } finally {
    await database.drop()
  }
}

async function seen(database: FreshDatabase, { from, to, behind, held }: Stage): Promise<Outcome> {
  const { dialect } = database
  const session = await database.connect()
  const left = withoutOrder(
    diff(await dialect.introspect(session), to.catalog),
    diff(from.catalog, to.catalog),
  )
  const lost = held === null ? [] : lacking(held, await valuesHeld(dialect, session, behind, to.catalog))
  const shape = shapeOf(await dumped(database))
  const varve = left.length === 0
  // Some differences are in no dump: there it does not judge.
  const dump = from.shape === to.shape && shape === to.shape ? null : shape === to.shape
  const differs = dump === false ? firstDifference(shape, to.shape) : []
  const kind = lost.length > 0 ? 'loses rows' : varve && dump !== false ? 'holds' : 'leaves'
  return { kind, varve, dump, why: [...lost, ...left.map(changeWords), ...differs] }
}

/** Where columns were added they may stand behind all others. */
function withoutOrder(left: readonly Change[], wanted: readonly Change[]): Change[] {
  const grown = new Set(
    wanted.filter(({ kind }) => kind === 'add-column').map(({ ref }) => `${ref.schema} ${ref.table}`),
  )
  return left.filter(
    ({ ref, properties: [first, ...more] }) =>
      more.length > 0 ||
      first?.property !== 'column order' ||
      !grown.has(`${ref.schema} ${ref.table ?? ref.name}`),
  )
}

function lacking(before: Record<string, number>, after: Record<string, number>): string[] {
  return Object.entries(before)
    .filter(([place, count]) => after[place] !== count)
    .map(([place, count]) => `${place} held ${count} values and holds ${after[place] ?? 0}`)
}

function firstDifference(got: string, wanted: string): string[] {
  const [left, right] = [new Set(got.split('\n')), new Set(wanted.split('\n'))]
  return [
    ...[...left].filter((line) => !right.has(line)).map((line) => `pg_dump − ${line}`),
    ...[...right].filter((line) => !left.has(line)).map((line) => `pg_dump + ${line}`),
    'pg_dump sees a difference',
  ].slice(0, 4)
}
