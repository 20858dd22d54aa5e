/** Python's `textwrap.dedent`: takes away the blanks that all lines begin with; lines of blanks alone become empty. */
export function dedent(text: string): string {
  const lines = text.split('\n').map((line) => (/^[ \t]+$/.test(line) ? '' : line))
  let margin: string | null = null
  for (const line of lines) {
    const [blanks = ''] = /^[ \t]*/.exec(line) ?? []
    if (blanks.length === line.length) continue
    if (margin === null || margin.startsWith(blanks)) margin = blanks
    else if (!blanks.startsWith(margin)) margin = shared(margin, blanks)
  }
  const cut = margin?.length ?? 0
  return lines.map((line) => (line === '' ? line : line.slice(cut))).join('\n')
}

function shared(a: string, b: string): string {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return a.slice(0, length)
}
