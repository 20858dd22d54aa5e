const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', Z: '\x1a' }

/** The value of a quoted text. */
export function valueOf(text: string): string {
  return text
    .slice(1, -1)
    .replace(/''|\\([\s\S])/g, (_, escaped?: string) =>
      escaped === undefined ? "'" : (escapes[escaped] ?? escaped),
    )
}

/** A quoted name without its quotes. */
export function nameOf(text: string): string {
  return text.slice(1, -1).replaceAll('``', '`')
}
