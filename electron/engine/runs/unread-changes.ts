import type { Run, StatementState } from '#contract/run'

const said: readonly (readonly [states: readonly StatementState[], one: string, more: string])[] = [
  [['done'], 'stands', 'stand'],
  [['rolled-back', 'failed'], 'was undone', 'were undone'],
  [['in-doubt', 'running'], 'is in doubt', 'are in doubt'],
  [['not-run', 'waiting'], 'was not sent', 'were not sent'],
]

/** What is known of a way whose database could not be read back: as far as the server had answered. Pure. */
export function unreadChanges({ steps }: Run): string {
  const states = steps.flatMap(({ statements }) => statements.map(({ state }) => state))
  const parts = said.flatMap(([wanted, one, more]) => {
    const numbers = states.flatMap((state, at) => (wanted.includes(state) ? [at + 1] : []))
    if (numbers.length === 0) return []
    return [`${ranges(numbers)} ${numbers.length === 1 ? one : more}`]
  })
  return `The database could not be read back. As far as the server had answered, of ${states.length} statements ${parts.join('; ')}.`
}

/** `1–3 and 5`. */
function ranges(numbers: readonly number[]): string {
  const runs: { first: number; last: number }[] = []
  for (const number of numbers) {
    const open = runs.at(-1)
    if (open !== undefined && open.last === number - 1) open.last = number
    else runs.push({ first: number, last: number })
  }
  const told = runs.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`))
  return told.length < 2 ? told.join('') : `${told.slice(0, -1).join(', ')} and ${told.at(-1) ?? ''}`
}
