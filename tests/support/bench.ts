import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient, type RouterClient } from '@orpc/server'
import { onTestFinished } from 'vitest'
import type { Connection, Target } from '#contract/connection'
import type { AppErrorData } from '#contract/errors'
import type { Plan } from '#contract/plan'
import type { Direction, HistoryEntry } from '#contract/revision'
import { foldRunEvent, type Run } from '#contract/run'
import { createEngine, type Engine } from '#engine/engine'
import type { HostPort } from '#engine/host-port'
import { router } from '#engine/operations/index'
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './databases'
import { useEmbeddedWorker } from './embedded-worker'
import { projectFolder } from './project-folder'

export type Client = RouterClient<typeof router>

/** An engine as a host would make it, on a data folder of its own, and the client a window would have. */
export async function startEngine(): Promise<{ engine: Engine; client: Client; dataFolder: string }> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'varve-data-'))
  const engine = createEngine(testHost(dataFolder))
  onTestFinished(async () => {
    await engine.close()
    await rm(dataFolder, { recursive: true, force: true })
  })
  return { engine, client: createRouterClient(router, { context: { engine } }), dataFolder }
}

function testHost(dataFolder: string): HostPort {
  return {
    kind: 'cli',
    appVersion: '0.0.0-test',
    dataFolder,
    samplesFolder: join(import.meta.dirname, '../../migrations-samples'),
    openAtStart: null,
    secrets: {
      can: false,
      why: 'The tests keep none.',
      read: async () => null,
      write: async () => undefined,
    },
    picksFolders: false,
    pickFolder: async () => null,
    pickFile: async () => null,
    reveal: async () => undefined,
  }
}

/** A project open on a database of its own. */
export interface Bench {
  readonly client: Client
  readonly engine: Engine
  readonly dataFolder: string
  readonly folder: string
  readonly connectionId: string
  readonly database: FreshDatabase
  plan(direction: Direction, to?: string | null, only?: boolean): Promise<Plan>
  /** Plans, starts and watches to the end. */
  run(direction: Direction, to?: string | null, only?: boolean): Promise<Run>
  start(direction: Direction, to?: string | null): Promise<string>
  finished(runId: string): Promise<Run>
  states(): Promise<Record<string, HistoryEntry['state']>>
  entry(revision: string): Promise<HistoryEntry>
  /** Runs SQL beside Varve, on a link of its own. */
  sql<R extends Record<string, unknown>>(text: string): Promise<R[]>
  tables(): Promise<string[]>
}

/** Opens a project of these files (or a folder) on a fresh database. */
export async function openBench(
  kind: DatabaseKind,
  files: Readonly<Record<string, string>> | string,
  more: Partial<Connection> = {},
): Promise<Bench> {
  if (kind === 'embedded') await useEmbeddedWorker()
  const database = await freshDatabase(kind)
  onTestFinished(() => database.drop())
  const { client, engine, dataFolder } = await startEngine()
  const folder = typeof files === 'string' ? files : await projectFolder(files)
  const connection = connectionTo(database.target, more)
  const connectionId = connection.id
  await client.projects.open({ folder })
  await client.connections.save({ folder, connection, password: database.password, remember: false })
  await client.connections.open({ connectionId, password: database.password, remember: false })
  const where = { folder, connectionId }
  const plan: Bench['plan'] = (direction, to = null, only = false) =>
    client.runs.plan({ ...where, direction, to, only })
  const finished: Bench['finished'] = async (runId) => {
    let run: Run | null = null
    for await (const event of await client.runs.watch({ runId })) run = foldRunEvent(run, event)
    if (run === null) throw new Error('the run was never told')
    return run
  }
  const start = async (direction: Direction, to: string | null = null, only = false): Promise<string> => {
    const { fingerprint, refusal } = await plan(direction, to, only)
    if (refusal !== null) throw new Error(`refused: ${refusal.code}: ${refusal.message}`)
    return (await client.runs.start({ ...where, direction, to, only, fingerprint })).runId
  }
  return {
    client,
    engine,
    dataFolder,
    folder,
    connectionId,
    database,
    plan,
    finished,
    start,
    run: async (direction, to, only) => finished(await start(direction, to, only)),
    states: async () => {
      const { entries } = await client.history.read(where)
      return Object.fromEntries(entries.map(({ revision, state }) => [revision.id, state]))
    },
    entry: async (revision) => {
      const { entries } = await client.history.read(where)
      const found = entries.find((entry) => entry.revision.id === revision)
      if (found === undefined) throw new Error(`no revision ${revision}`)
      return found
    },
    sql: (text) => beside(database, text),
    tables: async () =>
      (await client.catalog.read({ connectionId, refresh: true })).tables.map(({ name }) => name),
  }
}

async function beside<R extends Record<string, unknown>>(
  database: FreshDatabase,
  text: string,
): Promise<R[]> {
  const session = await database.connect()
  try {
    return await session.query<R>(text)
  } finally {
    await session.close()
  }
}

/** A development connection to this target. */
export function connectionTo(target: Target, more: Partial<Connection> = {}): Connection {
  return {
    id: crypto.randomUUID(),
    name: 'test',
    color: 'slate',
    environment: 'development',
    readOnly: false,
    lockTimeoutMs: 2000,
    statementTimeoutMs: 60_000,
    target,
    ...more,
  }
}

/** The error an operation refuses with; fails where it does not refuse. */
export async function refusal(call: Promise<unknown>): Promise<AppErrorData> {
  try {
    await call
  } catch (error) {
    if (error instanceof Error && 'data' in error && error.data !== undefined)
      return error.data as AppErrorData
    throw error
  }
  throw new Error('it did not refuse')
}
