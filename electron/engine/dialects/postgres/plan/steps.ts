import type { SchemaStatement, SchemaStep } from '#contract/schema-plan'
import type { WantedWay, Way } from '../../planner'
import type { Step } from './node'
import type { renameStatements } from './renames'
import type { Whose } from './whose'
import { hazardsOf, hazardsOfRename } from '../hazards'
import { sightOf } from '../hazards/sight'

/** The statements as transactions: what must be there before the rest is used, the rest, what runs in none, what proves. */
export function stepsOf(
  renames: ReturnType<typeof renameStatements>,
  all: readonly Step[],
  whose: Whose,
  wanted: WantedWay,
): Pick<Way, 'steps' | 'reversible'> {
  const sight = sightOf(wanted)
  const statement = (step: Step): SchemaStatement => ({
    sql: step.sql,
    reverseSql: step.reverse,
    change: whose.placeOf(step.part),
    transactional: step.turn !== 'alone',
    hazards: hazardsOf(step, sight),
  })
  const renamed = renames.map(({ sql, reverse, at }) => {
    const rename = wanted.renames[at]
    return {
      sql,
      reverseSql: reverse,
      change: at,
      transactional: true,
      hazards: rename === undefined ? [] : hazardsOfRename(rename),
    }
  })
  const isUsedLater = usedLater(all)
  const early = all.filter((step) => step.turn === 'first' && step.property !== null && isUsedLater(step))
  const isEarly = new Set(early)
  const steps: SchemaStep[] = []
  const transaction = (statements: SchemaStatement[]): void => {
    if (statements.length > 0) steps.push({ transactional: true, statements })
  }
  transaction(early.map(statement))
  let open: SchemaStatement[] = renamed
  for (const step of all) {
    if (isEarly.has(step) || step.turn === 'behind') continue
    if (step.turn === 'alone') {
      transaction(open)
      open = []
      steps.push({ transactional: false, statements: [statement(step)] })
    } else open.push(statement(step))
  }
  transaction(open)
  for (const step of all) if (step.turn === 'behind') transaction([statement(step)])
  return { steps, reversible: all.every(({ reverse, lossy }) => reverse !== null && !lossy) }
}

/**
 * A value added to an enum can be used once its transaction is over:
 * https://www.postgresql.org/docs/current/sql-altertype.html
 */
function usedLater(all: readonly Step[]): (step: Step) => boolean {
  let later: string | null = null
  const known = new Map<string, boolean>()
  return ({ sql }) => {
    const value = / ADD VALUE (E?'(?:[^']|'')*')/.exec(sql)?.[1]
    if (value === undefined) return false
    later ??= all.flatMap((one) => (one.turn === 'first' ? [] : [one.sql])).join('\n')
    const isUsed = known.get(value) ?? later.includes(value)
    known.set(value, isUsed)
    return isUsed
  }
}
