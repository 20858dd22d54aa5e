import type { Fact } from '#contract/catalog'

/** When a trigger or rule fires: `O` as usual, `D` never, `R` on a replica only, `A` always. */
export type Enabled = 'O' | 'D' | 'R' | 'A'

const verbs = { D: 'DISABLE', R: 'ENABLE REPLICA', A: 'ENABLE ALWAYS' }
const words = { O: 'yes', D: 'no', R: 'on a replica only', A: 'always, on a replica too' }

/** The statement behind CREATE that sets the state; null for the usual one. */
export function enabledStatement(alter: string, what: string, enabled: Enabled): string | null {
  return enabled === 'O' ? null : `${alter} ${verbs[enabled]}${what === '' ? '' : ` ${what}`};`
}

/** The state in words. */
export function enabledFact(enabled: Enabled): Fact {
  return { name: 'enabled', value: words[enabled] }
}
