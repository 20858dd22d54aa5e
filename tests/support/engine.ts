import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Connection, Target } from '#contract/connection'
import { createEngine, type Engine } from '#engine/engine'
import type { HostPort, SecretStore } from '#engine/host-port'

/** A store that keeps passwords for as long as the test lasts, as a host with encryption would. */
export function memorySecrets(): SecretStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    can: true,
    why: null,
    read: (id) => Promise.resolve(kept.get(id) ?? null),
    write: (id, secret) => {
      if (secret === null) kept.delete(id)
      else kept.set(id, secret)
      return Promise.resolve()
    },
  }
}

/** An engine with a data folder of its own, or that of another one, closed and removed when the test has finished. */
export async function freshEngine(
  secrets: SecretStore = memorySecrets(),
  folder: string | null = null,
): Promise<Engine> {
  const dataFolder = folder ?? (await mkdtemp(join(tmpdir(), 'varve-data-')))
  const host: HostPort = {
    kind: 'cli',
    appVersion: '0.0.0-test',
    dataFolder,
    samplesFolder: 'migrations-samples',
    openAtStart: null,
    secrets,
    picksFolders: false,
    pickFolder: () => Promise.resolve(null),
    pickFile: () => Promise.resolve(null),
    reveal: () => Promise.resolve(),
  }
  const engine = createEngine(host)
  onTestFinished(async () => {
    await engine.close()
    await rm(dataFolder, { recursive: true, force: true })
  })
  return engine
}

/** A connection to a target, as the form would make it. */
export function connectionTo(target: Target, change: Partial<Connection> = {}): Connection {
  return {
    id: randomBytes(8).toString('hex'),
    name: 'test',
    color: '#b07d2b',
    environment: 'development',
    readOnly: false,
    lockTimeoutMs: 5000,
    statementTimeoutMs: 0,
    target,
    ...change,
  }
}
