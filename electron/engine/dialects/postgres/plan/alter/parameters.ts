import type { Act } from '../part'

type Parameters = ReadonlyMap<string, string>

/** One statement of SET and RESET that makes one list of parameters the other, in its order; `alter` ends before SET. */
export function parameterActs(alter: string, from: Parameters, to: Parameters): Act[] {
  const [there, back] = [words(from, to), words(to, from)]
  if (there.length === 0) return []
  const subject = / (ALTER COLUMN .*)$/s.exec(alter)?.[1]
  const statement = (list: readonly string[]) =>
    `${alter} ${list.join(subject === undefined ? ', ' : `, ${subject} `)}`
  return [{ sql: statement(there), reverse: statement(back), property: 'parameters' }]
}

/** The server keeps the order in which parameters were set; what is set anew goes to the end. */
function words(from: Parameters, to: Parameters): string[] {
  const set = [...to].filter(([name, value]) => from.get(name) !== value)
  const reset = [...from.keys()].filter((name) => !to.has(name))
  const kept = [...from.keys()].filter((name) => to.has(name) && !set.some(([one]) => one === name))
  const result = [...kept, ...set.map(([name]) => name)]
  if (inRows(result) === inRows([...to.keys()])) return [...setting(set), ...resetting(reset)]
  return [...resetting([...from.keys()]), ...setting([...to])]
}

/** Those of the TOAST table are kept apart from the table's own. */
function inRows(names: readonly string[]): string {
  const isToast = (name: string) => name.startsWith('toast.')
  return JSON.stringify([names.filter((name) => !isToast(name)), names.filter(isToast)])
}

function setting(list: readonly (readonly [string, string])[]): string[] {
  return list.length === 0 ? [] : [`SET (${list.map(([name, value]) => `${name}=${value}`).join(', ')})`]
}

function resetting(names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`RESET (${names.join(', ')})`]
}
