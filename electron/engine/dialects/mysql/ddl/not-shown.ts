/** Says what an object has beside its DDL, as a comment of SQL. */
export function notShown(words: readonly string[] | undefined): string {
  return words === undefined || words.length === 0 ? '' : `-- Not shown: ${words.join(', ')}.\n`
}
