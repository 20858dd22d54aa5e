import { refKey } from '#contract/ref-key'
import type { UnfitObject } from '#contract/schema-plan'
import type { FoundUnfit, Unfit } from '../dialects/unfit'
import { unfitKeys, unfitWords } from '../runs/unfit'

const advice = {
  there:
    'It does not fit a copy of the other side either: mend or drop it there. Until then whoever uses it fails.',
  here: 'It fits on the other side: take the changes that it needs as well, or leave it out. As it is, whoever uses it fails.',
}

/** What a plan leaves unfit, each with whether it is so on the other side too. Pure. */
export function leftUnfit(found: readonly Unfit[], other: FoundUnfit): UnfitObject[] {
  const stale = unfitKeys(other)
  return found.map((one) => {
    const there = stale.has(refKey(one.ref))
    return {
      ref: one.ref,
      reason: unfitWords(one, 'the schema that the plan leaves'),
      advice: there ? advice.there : advice.here,
      there,
    }
  })
}
