// Runs as a process of its own: reads two databases of PostgreSQL, and prints the statements from one to the other.
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
  const { steps } = postgres.way({ from, to, changes: diff(from, to), renames: [] })
  for (const { statements } of steps) for (const { sql } of statements) process.stdout.write(`${sql};\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
  process.exitCode = 1
})
