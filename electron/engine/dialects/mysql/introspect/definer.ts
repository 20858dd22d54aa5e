const account =
  /^(CREATE(?: OR REPLACE)?) DEFINER=(?:`(?:[^`]|``)*`|"(?:[^"]|"")*")(?:@(?:`(?:[^`]|``)*`|"(?:[^"]|"")*"))? /i

/**
 * Takes DEFINER out of a SHOW CREATE: it names an account of this server, is told as a fact, and differs between
 * servers whose objects are the same. Who makes the object anew becomes its definer.
 */
export function withoutDefiner(definition: string): string {
  return definition.replace(account, '$1 ')
}

/** What a stored program runs under, as facts. */
export function settingFacts(row: {
  readonly definer: string
  readonly sqlMode: string
  readonly collation: string
}): { name: string; value: string }[] {
  return [
    { name: 'definer', value: row.definer },
    { name: 'sql mode', value: row.sqlMode },
    { name: 'connection collation', value: row.collation },
  ]
}
