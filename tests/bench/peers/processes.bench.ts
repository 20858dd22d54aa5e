import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { copyOf, type FreshDatabase, freshDatabase } from '../../support/databases'
import { buildForNode } from '../../support/embedded-worker'
import { serverOf } from '../processor'
import { makeTables } from '../schema'
import { say } from '../timing'
import { address } from './address'
import { dbgate, installPeer, migra } from './install-peer'
import { planted } from './planted'
import { type Contender, race, type Raced } from './race'
import type { Sides } from './read-and-plan'
import { runOn } from './script-run'
import { openDbgate, openMigra } from './statement-peer'

/** How many times as long as ours the others must take. */
const sizes = [
  { size: 1000, runs: 5, asked: { migra: 6, DbGate: 1.5 } },
  { size: 5000, runs: 3, asked: { DbGate: 3 } },
]

const terminal = join(import.meta.dirname, '../../../dist/cli/varve.js')
let data: string
let planner: string

beforeAll(async () => {
  if (!existsSync(terminal)) throw new Error('dist/cli/varve.js is missing: npm run build first.')
  planner = await buildForNode('tests/bench/peers/read-and-plan.ts', 'read-and-plan.cjs')
  data = await mkdtemp(join(tmpdir(), 'varve-data-'))
})
afterAll(() => rm(data, { recursive: true, force: true }))

/** From the start of the program to its end, both databases read and compared. */
test.each(sizes)(
  'whole processes that compare two databases of $size tables',
  async ({ size, runs, asked }) => {
    const from = await freshDatabase('postgres')
    await makeTables(from, size)
    const to = await copyOf(from)
    try {
      const session = await to.connect()
      for (const sql of planted(size)) await session.run(sql)
      await session.run('analyze')
      const sides: Sides = { password: from.password, targets: [from.target, to.target] }
      const environment = { VARVE_DATA: data, VARVE_SIDES: JSON.stringify(sides) }
      const raced = await race(await contenders(from, to), await serverOf(session), environment, runs)
      await session.close()
      say(
        `\n${size} tables, ${planted(size).length} changes; quickest of ${runs}, time of processors with the server's`,
      )
      for (const line of lines(raced)) say(line)
      if (size === 1000) for (const line of await scriptsRun(from, to)) say(line)
      for (const [name, times] of Object.entries(asked))
        expect(ratio(raced, name), `${name}, in times of ours`).toBeGreaterThanOrEqual(times)
    } finally {
      await Promise.all([from.drop(), to.drop()])
    }
  },
)

const own = 'varve compare'

async function contenders(from: FreshDatabase, to: FreshDatabase): Promise<Contender[]> {
  const sides = [address(from), address(to)]
  const here = import.meta.dirname
  return [
    { name: own, command: [process.execPath, terminal, 'compare', ...sides] },
    // The others prove nothing; this has their statements, and none of the command line.
    { name: 'statements, unproved', command: [process.execPath, planner] },
    { name: `${own} --plan, proved`, command: [process.execPath, terminal, 'compare', ...sides, '--plan'] },
    {
      name: 'migra',
      command: [join(await installPeer(migra), 'node_modules/.bin/migra'), ...sides, '--unsafe'],
    },
    {
      name: 'DbGate',
      command: [process.execPath, join(here, 'dbgate.mjs'), await installPeer(dbgate), ...sides],
    },
    { name: 'bare reads', command: [process.execPath, join(here, 'bare-read.mjs'), ...sides] },
  ]
}

function ratio(raced: readonly Raced[], name: string): number {
  const ms = (of: string): number => raced.find((one) => one.name === of)?.ms ?? Number.NaN
  return ms(name) / ms(own)
}

function lines(raced: readonly Raced[]): string[] {
  return raced.map(
    ({ name, ms, processorMs }) =>
      `  ${name.padEnd(30)}${`${Math.round(ms)} ms`.padStart(10)}  ${ratio(raced, name).toFixed(2)}×${`${Math.round(processorMs)} ms`.padStart(10)}`,
  )
}

const planned = z.object({
  plan: z.object({ steps: z.array(z.object({ statements: z.array(z.object({ sql: z.string() })) })) }),
})

/** What each tool's statements leave, where they are run and the databases compared again. */
async function scriptsRun(from: FreshDatabase, to: FreshDatabase): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [terminal, 'compare', address(from), address(to), '--plan', '--json'],
    { env: { ...process.env, VARVE_DATA: data }, maxBuffer: 1 << 28 },
  )
  const { plan } = planned.parse(JSON.parse(stdout))
  const ours = plan.steps.flatMap(({ statements }) => statements.map(({ sql }) => sql))
  const told = [await ended('Varve', ours, from, to)]
  for (const peer of [await openMigra(), await openDbgate()]) {
    told.push(await ended(peer.name, await peer.statements(from, to), from, to))
    peer.close()
  }
  expect(told[0]).toMatch(/ 0 failed, 0 changes left$/)
  return told
}

async function ended(
  name: string,
  statements: readonly string[],
  from: FreshDatabase,
  to: FreshDatabase,
): Promise<string> {
  const { failed, left } = await runOn(from, to, statements)
  return `  ${name}: ${statements.length} statements, ${failed} failed, ${left} changes left`
}
