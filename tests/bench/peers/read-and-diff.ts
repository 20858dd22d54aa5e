// Runs as a process of its own: reads two databases of PostgreSQL and says how many changes lead from one to the other.
import { diff } from '#engine/diff/diff'
import type { Target } from '#contract/connection'
import { postgres } from '#engine/dialects/postgres/index'
import { sessionOptions } from '../../support/session-options'

/** What the process is told, as JSON in VARVE_SIDES. */
export interface Sides {
  readonly password: string | null
  readonly targets: readonly [Target, Target]
}

async function main(): Promise<void> {
  const { password, targets } = JSON.parse(process.env['VARVE_SIDES'] ?? '') as Sides
  const look = async (target: Target) => {
    const session = await postgres.connect(target, password, sessionOptions())
    try {
      return await postgres.introspect(session)
    } finally {
      await session.close()
    }
  }
  const [from, to] = await Promise.all([look(targets[0]), look(targets[1])])
  process.stdout.write(`${diff(from, to).length} changes\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
  process.exitCode = 1
})
