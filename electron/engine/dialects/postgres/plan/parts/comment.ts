import type { ObjectRef } from '#contract/catalog'
import { literal } from '../../quote'
import { hangingKey } from '../keys'
import { inPlace, part, type Part } from '../part'

interface Told {
  readonly ref: ObjectRef
  readonly owner: string
  readonly text: string | null | undefined
  /** The comment of the same on the other side. */
  readonly far: string | null | undefined
}

/** A comment as a part; `what` is what COMMENT ON calls the thing. */
export function comment(what: string, { ref, owner, text, far }: Told): Part[] {
  if (text == null) return []
  return [
    part({
      kind: 'comment',
      key: hangingKey('comment', owner),
      ref,
      owner,
      needs: new Set([owner]),
      spelling: text,
      make: [`COMMENT ON ${what} IS ${literal(text)}`],
      drop: [`COMMENT ON ${what} IS NULL`],
      standing: 'structure',
      alter: () =>
        inPlace([
          {
            sql: `COMMENT ON ${what} IS ${far == null ? 'NULL' : literal(far)}`,
            reverse: `COMMENT ON ${what} IS ${literal(text)}`,
            property: 'comment',
          },
        ]),
    }),
  ]
}
