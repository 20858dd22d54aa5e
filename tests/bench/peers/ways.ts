import { join } from 'node:path'
import { z } from 'zod'
import type { Catalog } from '#contract/catalog'
import { diff } from '#engine/diff/diff'
import type { Dialect, Session } from '#engine/dialects/dialect'
import { runScript } from '../../scenarios/diff/place'
import { runWay } from '../../scenarios/diff/run-way'
import { python } from '../../support/python'
import { installPeer, migra } from './install-peer'
import { LineProcess } from './line-process'

/** What changes the database of the session, which is as `from` says, into one that is as `to` says. */
export interface PeerWay {
  readonly name: string
  /** Answers how many changes it refused. */
  go(session: Session, from: Catalog, to: Catalog): Promise<number>
  close(): void
}

const answer = z.object({ sql: z.string().optional(), error: z.string().optional() })

async function asked(peer: LineProcess): Promise<string> {
  const { sql, error } = answer.parse(JSON.parse(await peer.ask('go')))
  if (error !== undefined) throw new Error(error)
  return sql ?? ''
}

/** Varve's own. */
export function ours(dialect: Dialect): PeerWay {
  return {
    name: 'Varve',
    go: async (session, from, to) => {
      const way = dialect.way({ from, to, changes: diff(from, to), renames: [] })
      await runWay(session, way)
      return way.refused.length
    },
    close: () => undefined,
  }
}

/** Migra of pgkit, whose statements are run one by one. */
export async function migraWay(dialect: Dialect, urls: readonly [string, string]): Promise<PeerWay> {
  const peer = new LineProcess(process.execPath, [
    join(import.meta.dirname, 'migra.mjs'),
    await installPeer(migra),
  ])
  await peer.ask(JSON.stringify(urls))
  return {
    name: 'migra',
    go: async (session) => {
      await runScript(dialect, session, await asked(peer))
      return 0
    },
    close: () => peer.close(),
  }
}

/** Alembic's autogenerate, which runs its operations by itself. */
export async function alembicWay(urls: readonly [string, string]): Promise<PeerWay> {
  const peer = new LineProcess(python, [join(import.meta.dirname, 'alembic_way.py')])
  await peer.ask(JSON.stringify(urls))
  return {
    name: 'Alembic',
    go: async () => {
      await asked(peer)
      return 0
    },
    close: () => peer.close(),
  }
}
