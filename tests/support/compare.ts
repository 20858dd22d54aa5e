import { onTestFinished } from 'vitest'
import type { CompareSide, Comparison, WantedComparison } from '#contract/compare'
import type { SchemaPlan } from '#contract/schema-plan'
import type { Engine } from '#engine/engine'
import { connectionTo } from './engine'
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './databases'

/** Work that tells nobody, and that nobody stops. */
export const quiet = { tell: () => undefined, signal: null }

/** An empty database of its own that the engine knows, with some statements run. */
export async function known(
  engine: Engine,
  kind: DatabaseKind,
  sql = '',
): Promise<{ database: FreshDatabase; side: Extract<CompareSide, { kind: 'connection' }>; id: string }> {
  const database = await freshDatabase(kind)
  onTestFinished(() => database.drop())
  await run(database, sql)
  const connection = connectionTo(database.target)
  engine.profiles.addTemporary(connection)
  await engine.secrets.remember(connection.id, database.password ?? '', false)
  return { database, side: { kind: 'connection', connectionId: connection.id }, id: connection.id }
}

/** Runs a script statement by statement. */
export async function run(database: FreshDatabase, script: string): Promise<void> {
  const session = await database.connect()
  for (const { sql } of await database.dialect.split(script)) await session.run(sql)
  await session.close()
}

/** What differs between two sides. */
export async function comparisonOf(
  engine: Engine,
  from: CompareSide,
  to: CompareSide,
  more: Partial<WantedComparison> = {},
): Promise<Comparison> {
  return engine.comparisons.run({ from, to, scratch: null, folder: null, renames: [], ...more }, quiet)
}

/** The changes of a comparison in words: `create-index: index …`. */
export function words({ changes }: Pick<Comparison, 'changes'>): string[] {
  return changes.map(({ change: { kind, sentence } }) => `${kind}: ${sentence}`)
}

/** Runs a plan's statements on a database, each step as the plan has it. */
export async function runPlan(database: FreshDatabase, { steps }: SchemaPlan): Promise<void> {
  const session = await database.connect()
  for (const { transactional, statements } of steps) {
    if (transactional) await session.query('begin')
    for (const { sql } of statements) await session.run(sql)
    if (transactional) await session.query('commit')
  }
  await session.close()
}
