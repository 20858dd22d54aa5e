/** Deeper than this ConfigParser gives up, too. */
const deepest = 10

/** Puts `%(name)s` and `%%` in, as ConfigParser does; `missing` names what has no value. */
export function interpolate(
  text: string,
  lookUp: (name: string) => string | null,
  depth = 0,
): { text: string } | { missing: string } | { bad: string } {
  if (depth > deepest) return { bad: 'refers to itself' }
  let result = ''
  let at = 0
  for (;;) {
    const next = text.indexOf('%', at)
    if (next === -1) return { text: result + text.slice(at) }
    result += text.slice(at, next)
    if (text[next + 1] === '%') {
      result += '%'
      at = next + 2
      continue
    }
    const [all, name] = /^%\(([^)]+)\)s/.exec(text.slice(next)) ?? []
    if (all === undefined || name === undefined) {
      return { bad: 'holds a % that is neither %% nor %(name)s' }
    }
    const value = lookUp(name.toLowerCase()) ?? lookUp(name)
    if (value === null) return { missing: name }
    const inner = interpolate(value, lookUp, depth + 1)
    if (!('text' in inner)) return inner
    result += inner.text
    at = next + all.length
  }
}
