import { signOf, type Change } from '#contract/change'
import type { RoundTrip } from '#contract/effects'
import { failureLines } from './failure'
import { noRevisions, replayed, sayWork } from './replayed'
import { visible } from './table'
import { print, type Terminal } from './terminal'

/** `varve updown`: up, down and up again in an empty database; 1 where a down leaves something, or one fails. */
export async function updown(terminal: Terminal): Promise<number> {
  const { client, args, interrupt } = terminal
  const { where } = await replayed(terminal)
  const found: RoundTrip[] = []
  const wanted = { ...where, revision: args.words[0] ?? null }
  for await (const told of await client.replay.roundTrips(wanted, interrupt)) {
    if (told.kind === 'round-trip') found.push(told.roundTrip)
    if (told.kind === 'progress') sayWork(told)
  }
  print(terminal, found, () => (found.length === 0 ? [noRevisions] : found.flatMap(roundTripLines)))
  return found.every(({ state }) => state === 'restored' || state === 'no-down') ? 0 : 1
}

const words: Record<RoundTrip['state'], string> = {
  restored: 'its down gives back what its up found',
  residue: 'its down does not give back what its up found',
  failed: 'its down, or its second up, fails',
  'no-down': 'has no down',
  'not-replayed': 'could not be replayed',
}

function roundTripLines({ revision, state, residue, again, why }: RoundTrip): string[] {
  return [
    visible(`${revision}  ${words[state]}`),
    ...changeLines('after the down, against before the up:', residue),
    ...changeLines('after the second up, against the first:', again),
    ...(why === null ? [] : failureLines(why, null).map((line) => `  ${line}`)),
  ]
}

function changeLines(title: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return []
  return [`  ${title}`, ...changes.map(({ kind, sentence }) => visible(`    ${signOf(kind)} ${sentence}`))]
}
