import { costOf } from './cost/index'
import { isBig, refIn, stake, type AlterRule } from './hazard'
import { gentlerWay } from './gentler-way'

/** The server writes every row again: it takes time, twice the room, and a replica does it once more. */
export const tableRewrite: AlterRule = (judged) => {
  const { algorithm, lock, source } = costOf(judged)
  if (algorithm !== 'copy' && algorithm !== 'inplace') return []
  const { from } = judged
  const how = algorithm === 'copy' ? 'copies the table row by row' : 'rebuilds the table in place'
  return [
    {
      code: 'table-rewrite',
      severity: isBig(from) ? 'warning' : 'note',
      ref: refIn(from),
      reason: `The server ${how}; until it is done it needs room for ${from.name} a second time.`,
      advice: gentlerWay(judged, { algorithm, lock }),
      source,
      ...stake(from),
    },
  ]
}
