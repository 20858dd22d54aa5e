import { appVersion } from '../shared/version'
import { readArgs, type Args } from './args'
import type { perform } from './perform'
import { wrongUsage } from './say'
import { usage } from './usage'

/** What performs a command: the engine, which is most of the program. */
export interface Performer {
  readonly perform: typeof perform
}

/** Runs one command line; resolves to the exit code. What needs no engine answers without loading it. */
export async function main(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  load: () => Promise<Performer>,
): Promise<number> {
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
  const performer = await load()
  return performer.perform(args, env)
}
