/** A piece of a name: its text as it is shown, whether it stands for something unseen, and whether it is marked. */
export interface NamePart {
  readonly text: string
  readonly unseen: boolean
  readonly marked: boolean
}

/** Half-open stretch of a name, in UTF-16 units. */
export interface Marked {
  readonly from: number
  readonly to: number
}

// Controls, formatting and direction marks, odd spaces: each would be shown as nothing, or change what stands beside it.
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]|(?! )\p{Zs}|^ +| +$| {2,}/gu

/** A name cut into pieces that can be shown truthfully: what has no look of its own is named by its code point. */
export function nameParts(name: string, marked: readonly Marked[]): NamePart[] {
  if (name === '') return [{ text: 'empty', unseen: true, marked: false }]
  const parts: NamePart[] = []
  let at = 0
  for (const found of name.matchAll(hidden)) {
    // A joiner between two emoji makes one picture of them; alone it hides.
    if (found[0] === '\u200d' && joinsEmoji(name, found.index)) continue
    plain(parts, name, at, found.index, marked)
    at = found.index + found[0].length
    parts.push({ text: spelled(found[0]), unseen: true, marked: covers(marked, found.index) })
  }
  plain(parts, name, at, name.length, marked)
  return parts
}

function plain(parts: NamePart[], name: string, from: number, to: number, marked: readonly Marked[]): void {
  let at = from
  for (const stretch of marked) {
    const [start, end] = [Math.max(stretch.from, at), Math.min(stretch.to, to)]
    if (start >= end) continue
    if (start > at) parts.push({ text: name.slice(at, start), unseen: false, marked: false })
    parts.push({ text: name.slice(start, end), unseen: false, marked: true })
    at = end
  }
  if (at < to) parts.push({ text: name.slice(at, to), unseen: false, marked: false })
}

function covers(marked: readonly Marked[], at: number): boolean {
  return marked.some((stretch) => stretch.from <= at && at < stretch.to)
}

function joinsEmoji(name: string, at: number): boolean {
  return (
    /\p{Extended_Pictographic}\ufe0f?$/u.test(name.slice(0, at)) &&
    /^\p{Extended_Pictographic}/u.test(name.slice(at + 1))
  )
}

function spelled(text: string): string {
  if (/^ +$/.test(text)) return '␣'.repeat(text.length)
  if (text === '\n') return '↵'
  if (text === '\t') return '⇥'
  const code = text.codePointAt(0) ?? 0
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
