import type { RoundTrip } from '#contract/effects'
import { ChangeSentences } from '../../../app/ChangeText'
import type { Tone } from '../../../ui/Chip'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { countOf } from '../../../ui/amounts'

const words: Record<RoundTrip['state'], { chip: string; tone: Tone; sentence: string }> = {
  restored: {
    chip: 'restored',
    tone: 'ok',
    sentence:
      'Its down part gives back exactly what its up part found, and the second up makes the same again.',
  },
  residue: {
    chip: 'residue',
    tone: 'warn',
    sentence: 'Its down part does not give back what its up part found.',
  },
  failed: { chip: 'failed', tone: 'bad', sentence: 'It could not be run there and back.' },
  'no-down': { chip: 'no down part', tone: 'plain', sentence: 'It has no down part.' },
  'not-replayed': { chip: 'not replayed', tone: 'plain', sentence: 'It could not be replayed.' },
}

/** How up, down and up again went, in a word with its tone. */
export function roundTripWord({ state }: RoundTrip): { chip: string; tone: Tone } {
  return words[state]
}

/** How up, down and up again went, with what was left or made otherwise. */
export function RoundTripWords({ roundTrip }: { roundTrip: RoundTrip }) {
  const { state, residue, again, why } = roundTrip
  return (
    <div className="round-trip" role="status">
      <p>{words[state].sentence}</p>
      {residue.length > 0 && (
        <>
          <p className="dim">
            Behind the down part, against what stood before: {countOf(residue.length, 'difference')}
          </p>
          <ChangeSentences label="Residue" changes={residue} />
        </>
      )}
      {again.length > 0 && (
        <>
          <p className="dim">The second up made {countOf(again.length, 'thing')} otherwise than the first:</p>
          <ChangeSentences label="Made otherwise" changes={again} />
        </>
      )}
      {why !== null && state === 'residue' && <p className="dim">Applied again behind it, it failed:</p>}
      {why !== null && <ErrorNotice error={why} />}
    </div>
  )
}
