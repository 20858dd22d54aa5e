import type { ScriptDefault } from '#contract/script-column'
import type { ScriptPlace } from '#contract/script-value'
import { expression } from './expression'
import type { Spelling } from './spelling'

/** What stands behind DEFAULT; null for what is no default (computed, identity, filled by other means). */
export function serverDefault(
  spelling: Spelling,
  given: ScriptDefault | null,
  place: ScriptPlace,
): string | null {
  if (given?.kind === 'string') return spelling.literal(given.text)
  return given?.kind === 'expression' ? expression(spelling, given.expression, place) : null
}
