/** A part of a file without the blank lines around it; `line` is where what is left starts. */
export function trimmed(part: { readonly text: string; readonly line: number }): {
  text: string
  line: number
} {
  const blank = /^(?:[^\S\n]*\n)+/.exec(part.text)?.[0] ?? ''
  const skipped = blank.split('\n').length - 1
  return { text: part.text.slice(blank.length).trimEnd(), line: part.line + skipped }
}
