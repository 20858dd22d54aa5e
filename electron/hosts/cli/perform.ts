import { ORPCError } from '@orpc/server'
import { AppErrorData } from '#contract/errors'
import { toAppErrorData } from '#engine/errors'
import { type Args, UsageError } from './args'
import { commands } from './commands'
import { failureLines } from './failure'
import { Interrupt, Interrupted } from './interrupt'
import { say, wrongUsage } from './say'
import { openTerminal, print } from './terminal'

/** Performs one command with an engine of its own; resolves to the exit code. */
export async function perform(args: Args, env: NodeJS.ProcessEnv): Promise<number> {
  const interrupt = new Interrupt()
  const terminal = openTerminal(args, env, interrupt)
  try {
    return await interrupt.orThrow(commands[args.command](terminal))
  } catch (error) {
    if (error instanceof Interrupted) {
      say(error.message)
      return error.code
    }
    if (error instanceof UsageError) return wrongUsage(error)
    const data = errorData(error)
    for (const line of failureLines(data, null)) say(line)
    if (args.json) print(terminal, { error: data }, () => [])
    // Where 1 says that they differ, a failure must not say so.
    return args.exitCode ? 2 : 1
  } finally {
    await terminal.engine.close()
    interrupt.end()
  }
}

function errorData(error: unknown): AppErrorData {
  if (error instanceof ORPCError) {
    const data = AppErrorData.safeParse(error.data)
    if (data.success) return data.data
  }
  return toAppErrorData(error)
}
