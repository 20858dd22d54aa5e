import { diff } from '#engine/diff/diff'
import { copyOf, type FreshDatabase } from '../../support/databases'

/** What became of a script. */
export interface ScriptRun {
  /** How many of its statements failed. */
  readonly failed: number
  /** How many changes are left afterwards. */
  readonly left: number
}

/** Runs a tool's script on a copy of `from`, statement by statement, over what fails, and compares with `to` again. */
export async function runOn(
  from: FreshDatabase,
  to: FreshDatabase,
  statements: readonly string[],
): Promise<ScriptRun> {
  const copy = await copyOf(from)
  try {
    const session = await copy.connect()
    let failed = 0
    for (const sql of statements) await session.run(sql).catch(() => (failed += 1))
    const goal = await to.connect()
    const { introspect } = copy.dialect
    const left = diff(await introspect(session), await introspect(goal))
    await goal.close()
    return {
      failed,
      left: left.filter(({ properties }) => properties[0]?.property !== 'column order').length,
    }
  } finally {
    await copy.drop()
  }
}
