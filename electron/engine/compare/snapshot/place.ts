/** The line (from 1) in which a character stands. */
export function lineOfOffset(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

/** The line of the value that a path names in JSON, or of what is nearest to it. The text is whole JSON. */
export function lineOfPath(text: string, path: readonly PropertyKey[]): number {
  let at = 0
  for (const name of path) {
    const next =
      text[skipSpace(text, at)] === '[' ? itemAt(text, at, Number(name)) : memberAt(text, at, String(name))
    if (next === null) break
    at = next
  }
  return lineOfOffset(text, skipSpace(text, at))
}

function memberAt(text: string, start: number, name: string): number | null {
  let at = skipSpace(text, start)
  if (text[at] !== '{') return null
  at = skipSpace(text, at + 1)
  while (text[at] === '"') {
    const end = afterString(text, at)
    const value = skipSpace(text, end) + 1
    if (JSON.parse(text.slice(at, end)) === name) return value
    at = skipSpace(text, afterValue(text, value))
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  return null
}

function itemAt(text: string, start: number, index: number): number | null {
  let at = skipSpace(text, skipSpace(text, start) + 1)
  for (let item = 0; text[at] !== ']' && at < text.length; item += 1) {
    if (item === index) return at
    at = skipSpace(text, afterValue(text, at))
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  return null
}

function afterValue(text: string, start: number): number {
  let at = skipSpace(text, start)
  let depth = 0
  for (; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') at = afterString(text, at) - 1
    else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') {
      if (depth === 0) return at
      depth -= 1
    } else if (character === ',' && depth === 0) return at
  }
  return at
}

function afterString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function skipSpace(text: string, start: number): number {
  let at = start
  while (/\s/.test(text[at] ?? '')) at += 1
  return at
}
