import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../support/databases'
import { buildForNode } from '../../support/embedded-worker'
import { makeTables } from '../schema'
import { against, median, say } from '../timing'
import { address } from './address'
import { installPeer, migra } from './install-peer'
import type { Sides } from './read-and-diff'

const sizes = [1000, 5000]

/** From the start of the program to its end, both databases read and compared. */
test('whole processes that compare two databases of PostgreSQL', async () => {
  const own = await buildForNode('tests/bench/peers/read-and-diff.ts', 'read-and-diff.cjs')
  const peer = join(await installPeer(migra), 'node_modules/.bin/migra')
  for (const size of sizes) {
    const [from, to] = [await freshDatabase('postgres'), await freshDatabase('postgres')]
    try {
      for (const database of [from, to]) await makeTables(database, size)
      await change(to, size)
      const varve = await median(() => finished(process.execPath, [own], sidesOf(from, to)), 3)
      const other = await median(
        () => finished(process.execPath, [peer, address(from), address(to), '--unsafe'], {}),
        3,
      )
      say(`\n${size} tables, 1 % changed: Varve ${against(varve, other)}, migra ${Math.round(other)} ms`)
      expect(varve).toBeLessThan(other)
    } finally {
      await Promise.all([from.drop(), to.drop()])
    }
  }
})

async function change(database: FreshDatabase, size: number): Promise<void> {
  const session = await database.connect()
  for (let at = 0; at < size; at += 100) await session.run(`alter table table_${at} add column more integer`)
}

function sidesOf(from: FreshDatabase, to: FreshDatabase): Record<string, string> {
  const sides: Sides = { password: from.password, targets: [from.target, to.target] }
  return { VARVE_SIDES: JSON.stringify(sides) }
}

async function finished(
  program: string,
  args: readonly string[],
  more: Record<string, string>,
): Promise<void> {
  const { stdout } = await promisify(execFile)(program, args, {
    env: { ...process.env, ...more },
    maxBuffer: 1 << 28,
  })
  expect(stdout.trim()).not.toBe('')
}
