import type { ScriptType } from '#contract/script-value'
import { count } from './type-class'

/** The length of a VARCHAR that holds every value of an `Enum`, unless the script gives one. */
export function enumLength(type: ScriptType): number {
  return count(type, 'length') ?? Math.max(0, ...type.values.map((value) => [...value].length))
}
