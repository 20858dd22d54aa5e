/** The names Alembic looks for in a revision's file. */
export type Key = 'revision' | 'down_revision' | 'branch_labels' | 'depends_on'

type Value = string | readonly string[] | null

const left = /(revision|down_revision|branch_labels|depends_on)[ \t]*(?::[^=\n#'"]*)?=(?!=)[ \t]*/y
const atom = /None\b|'([^'\\\n]*)'|"([^"\\\n]*)"/y
const space = /\s*/y
const end = /^[ \t]*(?:#[^\n]*)?\s*$/

/** A plain assignment to an identifier: None, a string, or a tuple or list of strings, annotated or not; else null. */
export function readSimple(text: string, from: number, to: number): { key: Key; value: Value } | null {
  left.lastIndex = from
  const [, key] = left.exec(text) ?? []
  if (key === undefined) return null
  const read = readValue(text, left.lastIndex)
  if (read === null || read.at > to || !end.test(text.slice(read.at, to))) return null
  return { key: key as Key, value: read.value }
}

function readValue(text: string, at: number): { value: Value; at: number } | null {
  const open = text[at]
  if (open !== '(' && open !== '[') return readAtom(text, at)
  const close = open === '(' ? ')' : ']'
  const values: string[] = []
  let next = skip(text, at + 1)
  let commas = 0
  while (text[next] !== close) {
    const item = readAtom(text, next)
    if (item === null || item.value === null) return null
    values.push(item.value)
    next = skip(text, item.at)
    if (text[next] === ',') {
      commas += 1
      next = skip(text, next + 1)
    } else if (text[next] !== close) return null
  }
  const [only] = values
  // Brackets around one string make no tuple.
  const value = open === '(' && commas === 0 && only !== undefined ? only : values
  return { value, at: next + 1 }
}

function readAtom(text: string, at: number): { value: string | null; at: number } | null {
  atom.lastIndex = at
  const match = atom.exec(text)
  if (!match) return null
  return { value: match[1] ?? match[2] ?? null, at: atom.lastIndex }
}

function skip(text: string, at: number): number {
  space.lastIndex = at
  space.exec(text)
  return space.lastIndex
}
