import type { ScriptColumn } from '#contract/script-column'
import type { ScriptIndex } from '#contract/script-constraint'

/** The index of `Column(index=True)`. */
export function implicitIndex({ name, unique, place }: ScriptColumn): ScriptIndex {
  return {
    name: null,
    parts: [{ kind: 'column', name }],
    unique,
    postgresql: {
      using: null,
      where: null,
      include: [],
      ops: {},
      with: [],
      tablespace: null,
      concurrently: false,
      nullsNotDistinct: null,
    },
    mysql: { using: null, length: null, prefix: null, withParser: null },
    place,
  }
}
