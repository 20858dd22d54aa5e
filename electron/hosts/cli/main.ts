import { ORPCError } from '@orpc/server'
import { AppErrorData } from '#contract/errors'
import { toAppErrorData } from '#engine/errors'
import { appVersion } from '../shared/version'
import { readArgs, UsageError, type Args } from './args'
import { commands } from './commands'
import { failureLines } from './failure'
import { openTerminal, say } from './terminal'
import { usage } from './usage'

/** Runs one command line; resolves to the exit code. */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  let args: Args | 'help' | 'version'
  try {
    args = readArgs(argv, env)
  } catch (error) {
    return wrongUsage(error)
  }
  if (typeof args === 'string') {
    process.stdout.write(args === 'help' ? usage : `${appVersion}\n`)
    return 0
  }
  const terminal = openTerminal(args, env)
  try {
    return await commands[args.command](terminal)
  } catch (error) {
    if (error instanceof UsageError) return wrongUsage(error)
    const data = errorData(error)
    for (const line of failureLines(data, null)) say(line)
    if (args.json) process.stdout.write(`${JSON.stringify({ error: data }, null, 2)}\n`)
    // Where 1 says that they differ, a failure must not say so.
    return args.exitCode ? 2 : 1
  } finally {
    await terminal.engine.close()
  }
}

function wrongUsage(error: unknown): number {
  say(`varve: ${error instanceof Error ? error.message : String(error)}`)
  say('varve --help shows how it is used.')
  return 2
}

function errorData(error: unknown): AppErrorData {
  if (error instanceof ORPCError) {
    const data = AppErrorData.safeParse(error.data)
    if (data.success) return data.data
  }
  return toAppErrorData(error)
}
