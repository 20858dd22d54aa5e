import { parseArgs } from 'node:util'

export interface Arguments {
  readonly folder: string | null
  /** 0 takes any free port. */
  readonly port: number
  readonly open: boolean
}

/** Reads the command line of the browser host; a string is what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | string {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
    })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  const { values, positionals } = parsed
  if (positionals.length > 1) return `One project folder at most; ${positionals.length} were given.`
  const port = Number(values.port ?? '0')
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    return `--port ${values.port ?? ''} is not a port: a whole number from 0 (any free one) to 65535.`
  }
  return { folder: positionals[0] ?? null, port, open: values['no-open'] !== true }
}
