import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Target } from '#contract/connection'
import type { Dialect, Session, SessionOptions } from '#engine/dialects/dialect'
import { mysql } from '#engine/dialects/mysql/index'
import { postgres } from '#engine/dialects/postgres/index'
import { useEmbeddedWorker } from './embedded-worker'
import { targetOf, type ServerAddress } from './server'
import { sessionOptions } from './session-options'

export { sessionOptions } from './session-options'

export type DatabaseKind = 'postgres' | 'embedded' | 'mariadb'
export const databaseKinds = ['postgres', 'embedded', 'mariadb'] as const

/** An empty database of its own. */
export interface FreshDatabase {
  readonly kind: DatabaseKind
  readonly dialect: Dialect
  readonly target: Target
  readonly password: string | null
  /** A session with the usual options, changed by `options`. */
  connect(options?: Partial<SessionOptions>): Promise<Session>
  drop(): Promise<void>
}

/** Makes an empty database of the kind asked for; the test drops it. */
export async function freshDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  if (kind === 'embedded') return embedded()
  return kind === 'postgres'
    ? onServer(kind, postgres, inject('postgres'), 'postgres')
    : onServer(kind, mysql, inject('mariadb'), 'mysql')
}

async function embedded(): Promise<FreshDatabase> {
  await useEmbeddedWorker()
  const folder = await mkdtemp(join(tmpdir(), 'varve-embedded-'))
  const target: Target = { kind: 'embedded', folder: join(folder, 'data') }
  return database('embedded', postgres, target, null, () => rm(folder, { recursive: true, force: true }))
}

/** Makes a database of PostgreSQL like another one, to which nobody may be connected meanwhile. */
export async function copyOf({ kind, dialect, target }: FreshDatabase): Promise<FreshDatabase> {
  if (kind !== 'postgres' || target.kind !== 'server') throw new Error('only PostgreSQL copies a database')
  return onServer(
    kind,
    dialect,
    inject('postgres'),
    'postgres',
    ` template ${dialect.quote(target.database)}`,
  )
}

async function onServer(
  kind: DatabaseKind,
  dialect: Dialect,
  server: ServerAddress,
  maintenance: string,
  like = '',
): Promise<FreshDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`
  const administer = async (sql: string): Promise<void> => {
    const session = await dialect.connect(targetOf(server, maintenance), server.password, sessionOptions())
    try {
      await session.run(sql)
    } finally {
      await session.close()
    }
  }
  const options = kind === 'mariadb' ? ' character set utf8mb4' : like
  await administer(`create database ${dialect.quote(name)}${options}`)
  const force = kind === 'postgres' ? ' with (force)' : ''
  return database(kind, dialect, targetOf(server, name), server.password, () =>
    administer(`drop database if exists ${dialect.quote(name)}${force}`),
  )
}

function database(
  kind: DatabaseKind,
  dialect: Dialect,
  target: Target,
  password: string | null,
  remove: () => Promise<void>,
): FreshDatabase {
  const open: Session[] = []
  return {
    kind,
    dialect,
    target,
    password,
    connect: async (options = {}) => {
      const session = await dialect.connect(target, password, sessionOptions(options))
      open.push(session)
      return session
    },
    drop: async () => {
      await Promise.all(open.map((session) => session.close()))
      await remove()
    },
  }
}
