import { tokenAt } from './scan'

/** The parts of a list, divided by the commas that stand in no quotes and no parentheses. */
export function atCommas(list: string): string[] {
  const parts = []
  let [start, depth] = [0, 0]
  for (let at = 0; at < list.length;) {
    const { kind, end } = tokenAt(list, at)
    const sign = kind === 'other' ? list.charAt(at) : ''
    if (sign === '(') depth += 1
    else if (sign === ')') depth -= 1
    else if (sign === ',' && depth === 0) {
      parts.push(list.slice(start, at).trim())
      start = end
    }
    at = end
  }
  return [...parts, list.slice(start).trim()]
}
