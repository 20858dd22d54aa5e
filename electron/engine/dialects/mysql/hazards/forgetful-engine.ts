import { deedsOf, refIn, stake, type AlterRule } from './hazard'

const forgetful: Readonly<Record<string, string>> = {
  blackhole: 'keeps nothing that is written to it',
  memory: 'keeps its rows in memory alone; they are gone when the server stops',
}

/** An engine that does not keep rows. */
export const forgetfulEngine: AlterRule = (judged) => {
  const { from } = judged
  return deedsOf(judged, 'set-option').flatMap(({ option, to }) => {
    const why = option === 'engine' ? forgetful[(to ?? '').toLowerCase()] : undefined
    if (why === undefined) return []
    return [
      {
        code: 'data-loss' as const,
        severity: 'danger' as const,
        ref: refIn(from),
        reason: `The engine ${to ?? ''} ${why}.`,
        advice: `Keep the rows of ${from.name} elsewhere first.`,
        source: 'https://dev.mysql.com/doc/refman/8.4/en/storage-engines.html',
        ...stake(from),
      },
    ]
  })
}
