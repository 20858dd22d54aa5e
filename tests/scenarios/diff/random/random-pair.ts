import type { Dialect } from '#engine/dialects/dialect'
import { Dice } from '../../../integration/alembic/random-graphs'
import { draftSql } from './draft-sql'
import { mutate } from './mutate'
import { Thrower } from './throw-draft'
import { words } from './words'

/** Two schemas of which one came from the other by a few changes; the same for the same seed. */
export function randomPair(seed: number, dialect: Dialect): { from: string; to: string; mayLose: boolean } {
  const dice = new Dice(seed)
  const thrower = new Thrower(dice, words[dialect.name])
  const draft = thrower.draft()
  const from = draftSql(draft, dialect)
  let mayLose = false
  let to = from
  for (let count = 1 + dice.below(6); count > 0 || to === from; count -= 1) {
    mayLose = mutate(thrower, draft) || mayLose
    to = draftSql(draft, dialect)
  }
  return { from, to, mayLose }
}
