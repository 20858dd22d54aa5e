import { expect, test } from 'vitest'
import { type Pair, pairsOf } from '../../scenarios/diff/pair'
import { freshDatabase } from '../../support/databases'
import { say } from '../timing'
import { tried } from './judges'
import { Kept } from './kept'
import { row } from './rows'
import { openStage } from './stage'
import { handles, tally, type Tried } from './tally'
import { others, ours, type PeerWay } from './ways'

/** Every pair of PostgreSQL, changed by each tool, and looked at by Varve and by pg_dump. */
test('ways from one schema to another, held against other tools', { timeout: 3_600_000 }, async () => {
  const ways = [ours, ...(await others())]
  const names = ways.map(({ name }) => name)
  const kept = new Kept()
  const all: Tried[] = []
  await takeForGranted()
  try {
    say(`\n${row(['pair', ...names])}`)
    for (const pair of pairsOf('postgres').filter(({ only }) => only === null || only === 'postgres')) {
      const found = kept.of(pair) ?? (await triedBy(ways, pair, kept))
      say(row([pair.name, ...names.map((name) => found.outcomes[name]?.kind ?? '')]))
      all.push(found)
    }
  } finally {
    for (const way of ways) way.close()
  }
  tell(all, names)
  expect(all.filter((one) => behindOthers(one) !== null).map(({ pair }) => pair)).toEqual([])
})

async function triedBy(ways: readonly PeerWay[], pair: Pair, kept: Kept): Promise<Tried> {
  const stage = await openStage(pair)
  try {
    const outcomes: Record<string, Tried['outcomes'][string]> = {}
    for (const way of ways) outcomes[way.name] = await tried(way, stage)
    const found = { pair: pair.name, outcomes }
    kept.add(pair, found)
    return found
  } finally {
    await stage.close()
  }
}

/** Schemas may grant to roles, which are a whole server's. */
async function takeForGranted(): Promise<void> {
  const database = await freshDatabase('postgres')
  const session = await database.connect()
  for (const role of ['reader', 'writer'])
    await session.run(
      `do $$ begin create role ${role}; exception when duplicate_object or unique_violation then null; end $$`,
    )
  await database.drop()
}

/** The tool that handles a pair which ours does not; null where there is none. */
function behindOthers({ outcomes }: Tried): string | null {
  if (outcomes[ours.name]?.kind === 'holds') return null
  const found = Object.entries(outcomes).find(([name, outcome]) => name !== ours.name && handles(outcome))
  return found?.[0] ?? null
}

function tell(all: readonly Tried[], names: readonly string[]): void {
  say(`\nhandled: both Varve and pg_dump see the schema that was wanted, and no row was lost\n`)
  for (const line of tally(all, names)) say(line)
  say('\nwhat ours does not handle')
  for (const { pair, outcomes } of all) {
    const own = outcomes[ours.name]
    if (own !== undefined && own.kind !== 'holds')
      for (const why of own.why) say(`  ${pair}: ${own.kind}: ${why}`)
  }
  say('\nwhere Varve and pg_dump do not agree')
  for (const { pair, outcomes } of all)
    for (const [name, { varve, dump, why }] of Object.entries(outcomes))
      if (dump !== null && varve !== dump) say(`  ${pair}: ${name}: ${why.join('; ').slice(0, 300)}`)
  say('\nwhere another handles what ours does not')
  for (const one of all) if (behindOthers(one) !== null) say(`  ${one.pair}: ${behindOthers(one)}`)
}
