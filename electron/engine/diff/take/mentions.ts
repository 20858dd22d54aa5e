const word = /[\p{L}\p{N}_$]+|"(?:[^"]|"")*"|`(?:[^`]|``)*`/gu

/** The words of a piece of SQL, names without their quotes. Words of literals are among them: more than needed may be found, not less. */
export function wordsOf(sql: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const [found] of sql.matchAll(word)) {
    const quote = found[0]
    if (quote === '"' || quote === '`') words.add(found.slice(1, -1).replaceAll(quote + quote, quote))
    else words.add(found)
  }
  return words
}
