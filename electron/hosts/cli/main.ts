import { appVersion } from '../shared/version'
import { readArgs, type Args } from './args'
import { wrongUsage } from './say'
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
  // The engine is most of the program: what needs none, answers without loading it.
  const { perform } = await import('./perform')
  return perform(args, env)
}
