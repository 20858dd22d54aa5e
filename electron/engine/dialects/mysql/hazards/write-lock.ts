import { costOf } from './cost/index'
import { isBig, refIn, stake, type AlterRule } from './hazard'
import { gentlerWay } from './gentler-way'

/** Nobody can write to the table, or not even read it, as long as the statement works. */
export const writeLock: AlterRule = (judged) => {
  const { algorithm, lock, source } = costOf(judged)
  if (lock === 'none') return []
  const { from } = judged
  const who = lock === 'shared' ? 'Nobody can write to' : 'Nobody can read or write'
  return [
    {
      code: 'write-lock',
      severity: isBig(from) ? 'warning' : 'note',
      ref: refIn(from),
      reason: `${who} ${from.name} until the statement is done.`,
      advice: gentlerWay(judged, { algorithm, lock }),
      source,
      ...stake(from),
    },
  ]
}
