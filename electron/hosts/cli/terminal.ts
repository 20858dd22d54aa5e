import { createRouterClient, type RouterClient } from '@orpc/server'
import { resolve } from 'node:path'
import type { Engine } from '#engine/engine'
import { AppError } from '#engine/errors'
import type { HostPort } from '#engine/host-port'
import { router } from '#engine/operations/index'
import { dataFolder, shipped } from '../shared/folders'
import { startHostEngine } from '../shared/host-engine'
import { appVersion } from '../shared/version'
import type { Args } from './args'
import type { Interrupt } from './interrupt'

// The build puts this file into dist/cli.
const appFolder = resolve(import.meta.dirname, '..', '..')

/** What every command is given. */
export interface Terminal {
  readonly args: Args
  readonly env: NodeJS.ProcessEnv
  readonly interrupt: Interrupt
  readonly engine: Engine
  readonly client: RouterClient<typeof router>
}

/** Starts the engine for one command; its operations are called in this process. */
export function openTerminal(args: Args, env: NodeJS.ProcessEnv, interrupt: Interrupt): Terminal {
  const engine = startHostEngine(terminalPort(), appFolder)
  return { args, env, interrupt, engine, client: createRouterClient(router, { context: { engine } }) }
}

/** The project's folder, absolute. */
export function projectFolder({ args }: Terminal): string {
  return resolve(args.project)
}

/** Prints the answer: with `--json` the value as it is, else the lines for people. */
export function print({ args }: Terminal, value: unknown, lines: () => readonly string[]): void {
  const text = args.json ? JSON.stringify(value, null, 2) : lines().join('\n')
  process.stdout.write(`${text}\n`)
}

function terminalPort(): HostPort {
  const refuse = (what: string) => () =>
    Promise.reject(new AppError('host-refused', `The terminal can't ${what}.`))
  return {
    kind: 'cli',
    appVersion,
    dataFolder: dataFolder(),
    samplesFolder: shipped(appFolder).samples,
    openAtStart: null,
    secrets: {
      can: false,
      why: 'The terminal keeps no passwords; they come with the URL.',
      read: () => Promise.resolve(null),
      write: () => Promise.resolve(),
    },
    picksFolders: false,
    pickFolder: refuse('show a folder dialog'),
    pickFile: refuse('show a file dialog'),
    reveal: refuse('show a file manager'),
  }
}
