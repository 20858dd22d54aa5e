import { indexHolders } from '../index-holders'
import { nameOf, partRef, type Rule } from '../rule'

/** Indexes that a CREATE INDEX CONCURRENTLY left behind, or still makes. */
export const invalidIndex: Rule = ({ catalog, mends }) =>
  indexHolders(catalog).flatMap((holder) =>
    holder.indexes
      .filter(({ valid }) => !valid)
      .map((index) => ({
        rule: 'invalid-index',
        severity: 'bad',
        ref: partRef('index', holder, index.name),
        page: holder.page,
        what: `Index ${index.name} on ${nameOf(catalog, holder)} is not valid.`,
        why: index.unique
          ? 'Queries do not use it, writes still pay for it, and it does not keep rows unique.'
          : 'Queries do not use it, and writes still pay for it.',
        mend: mends.rebuildIndex(holder, index.name),
        caution:
          holder.kind === 'partitioned'
            ? 'It becomes valid when every partition has an index attached to it.'
            : 'Look first whether it is still being made: then it becomes valid by itself.',
        bytes: index.bytes ?? null,
      })),
  )
