import { join } from 'node:path'
import { z } from 'zod'
import { python } from '../../support/python'
import type { FreshDatabase } from '../../support/databases'
import { address } from './address'
import { dbgate, installPeer, migra } from './install-peer'
import { LineProcess } from './line-process'

/** Another tool, which finds statements from one database to another. */
export interface StatementPeer {
  readonly name: string
  /** Throws where the tool fails. One that runs its operations by itself answers none. */
  statements(from: FreshDatabase, to: FreshDatabase): Promise<readonly string[]>
  close(): void
}

const here = import.meta.dirname

/** @pgkit/migra, told to drop and to grant where it finds so. */
export async function openMigra(): Promise<StatementPeer> {
  return asking('migra', process.execPath, [join(here, 'migra.mjs'), await installPeer(migra)])
}

/** DbGate's analyser and its script. */
export async function openDbgate(): Promise<StatementPeer> {
  return asking('DbGate', process.execPath, [join(here, 'dbgate.mjs'), await installPeer(dbgate)])
}

/** Alembic's autogenerate, which runs its operations by itself. */
export function openAlembic(): StatementPeer {
  return asking('Alembic', python, [join(here, 'alembic_way.py')])
}

const answer = z.object({ statements: z.array(z.string()).default([]), error: z.string().optional() })

function asking(name: string, program: string, args: readonly string[]): StatementPeer {
  const peer = new LineProcess(program, args)
  return {
    name,
    statements: async (from, to) => {
      const sides = JSON.stringify([address(from), address(to)])
      const { statements, error } = answer.parse(JSON.parse(await peer.ask(sides)))
      if (error !== undefined) throw new Error(error)
      return statements
    },
    close: () => peer.close(),
  }
}
