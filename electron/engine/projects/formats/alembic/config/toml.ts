/** A value of a TOML table, as far as Alembic's settings have them. */
export type TomlValue = string | number | boolean | readonly TomlValue[] | null

export interface TomlEntry {
  readonly value: TomlValue
  readonly line: number
}

const token =
  /\s+|#[^\n]*|"""\n?([^]*?)"""|'''\n?([^]*?)'''|"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|[[\],]|[^\s,[\]#]+/y

/** The entries of one table of a TOML file; null where it has none. A value that is no string, number, list or boolean is null. */
export function readTomlTable(text: string, table: string): ReadonlyMap<string, TomlEntry> | null {
  const plain = text.replace(/\r\n/g, '\n')
  const header = new RegExp(
    String.raw`^[ \t]*\[\s*${table.replaceAll('.', String.raw`\s*\.\s*`)}\s*\][ \t]*(?:#.*)?$`,
    'm',
  )
  const found = header.exec(plain)
  if (!found) return null
  const entries = new Map<string, TomlEntry>()
  let at = found.index + found[0].length
  for (;;) {
    at = afterBlank(plain, at)
    const [all, bare, quoted] =
      /^(?:([A-Za-z0-9_-]+)|["']([^"'\n]*)["'])[ \t]*=[ \t]*/.exec(plain.slice(at, at + 1000)) ?? []
    const key = bare ?? quoted
    if (all === undefined || key === undefined) return entries
    const line = plain.slice(0, at).split('\n').length
    const read = readValue(plain, at + all.length)
    entries.set(key, { value: read.value, line })
    at = read.end
  }
}

function afterBlank(text: string, from: number): number {
  const blank = /(?:\s+|#[^\n]*)*/y
  blank.lastIndex = from
  blank.exec(text)
  return blank.lastIndex
}

function readValue(text: string, from: number): { value: TomlValue; end: number } {
  const lists: TomlValue[][] = []
  token.lastIndex = from
  for (;;) {
    const match = token.exec(text)
    if (!match) return { value: null, end: text.length }
    const [all] = match
    const end = token.lastIndex
    if (/^(\s|#)/.test(all) || all === ',') {
      if (lists.length === 0 && all.includes('\n')) return { value: null, end }
      continue
    }
    if (all === '[') {
      lists.push([])
      continue
    }
    const closed = all === ']' ? (lists.pop() ?? null) : scalar(match)
    const into = lists.at(-1)
    if (!into) return { value: closed, end }
    into.push(closed)
    token.lastIndex = end
  }
}

function scalar([all, long, longRaw, basic, raw]: RegExpExecArray): TomlValue {
  if (longRaw !== undefined) return longRaw
  if (raw !== undefined) return raw
  const escaped = long ?? basic
  if (escaped !== undefined) return unescape(escaped)
  if (all === 'true' || all === 'false') return all === 'true'
  return /^[+-]?\d[\d_]*$/.test(all ?? '') ? Number((all ?? '').replaceAll('_', '')) : null
}

const simple: Record<string, string> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\x1b' }

function unescape(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(\s*\n\s*)|(.))/g,
    (_, u, long, ends, other) => {
      const point = Number.parseInt(u ?? long ?? '', 16)
      if (point <= 0x10ffff) return String.fromCodePoint(point)
      return ends === undefined ? (simple[other] ?? other ?? '') : ''
    },
  )
}
