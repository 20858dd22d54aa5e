/** Says something beside the answer. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Says what is wrong with a command line; the exit code of wrong usage. */
export function wrongUsage(error: unknown): number {
  say(`varve: ${error instanceof Error ? error.message : String(error)}`)
  say('varve --help shows how it is used.')
  return 2
}
