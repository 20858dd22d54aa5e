import { expect, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import { diff } from '#engine/diff/diff'
import { pairsOf } from '../../scenarios/diff/pair'
import { made, openPlace, type Place } from '../../scenarios/diff/place'
import { say } from '../timing'
import { alembicWay, migraWay, ours, type PeerWay } from './ways'

/** Every pair of PostgreSQL, changed by each tool without being told of renames. */
test('ways from one schema to another, held against other tools', async () => {
  const [before, after] = await Promise.all([openPlace('postgres'), openPlace('postgres')])
  const { dialect } = before
  const urls = [address(before), address(after)] as const
  const peers = [ours(dialect), await migraWay(dialect, urls), await alembicWay(urls)]
  const holding = new Map(peers.map(({ name }) => [name, 0]))
  try {
    say(`\n${row(['pair', ...peers.map(({ name }) => name)])}`)
    const pairs = pairsOf('postgres').filter(({ only }) => only === null || only === 'postgres')
    for (const { name, from, to } of pairs) {
      const outcomes: string[] = []
      const { catalog: wanted } = await made(after, to)
      for (const peer of peers) {
        const outcome = await tried(peer, before, from, wanted)
        if (outcome === 'holds') holding.set(peer.name, (holding.get(peer.name) ?? 0) + 1)
        outcomes.push(outcome)
      }
      say(row([name, ...outcomes]))
    }
    say(row([`holds, of ${pairs.length}`, ...peers.map(({ name }) => String(holding.get(name)))]))
    expect(holding.get('Varve')).toBeGreaterThan(
      Math.max(holding.get('migra') ?? 0, holding.get('Alembic') ?? 0),
    )
  } finally {
    for (const peer of peers) peer.close()
    await Promise.all([before.close(), after.close()])
  }
})

async function tried(peer: PeerWay, before: Place, from: string, wanted: Catalog): Promise<string> {
  const { session, catalog } = await made(before, from)
  try {
    const refused = await peer.go(session, catalog, wanted)
    if (refused > 0) return `refuses ${refused}`
    const left = diff(await before.dialect.introspect(session), wanted)
    const counted = left.filter(
      ({ properties: [first, ...more] }) => more.length > 0 || first?.property !== 'column order',
    )
    return counted.length === 0 ? 'holds' : `leaves ${counted.length}`
  } catch {
    return 'fails'
  }
}

function address({ database: { target, password } }: Place): string {
  if (target.kind !== 'server') throw new Error('the other tools need a server')
  const account = `${encodeURIComponent(target.user)}:${encodeURIComponent(password ?? '')}`
  return `postgresql://${account}@${target.host}:${target.port}/${target.database}`
}

function row([first = '', ...others]: readonly string[]): string {
  return [first.padEnd(60), ...others.map((one) => one.padEnd(12))].join('').trimEnd()
}
