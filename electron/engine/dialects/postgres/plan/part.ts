import type { ObjectKind, ObjectRef } from '#contract/catalog'

/** What can be made and dropped by itself: objects, and what hangs on them. */
export type PartKind = ObjectKind | 'ownership' | 'default' | 'setting' | 'parent' | 'grants' | 'comment'

/** When a statement runs: with most of them, in a transaction before or behind theirs, or in none. */
export type Turn = 'first' | 'main' | 'alone' | 'behind'

/** One statement of a change in place, and the one that undoes it. */
export interface Act {
  readonly sql: string
  readonly reverse: string | null
  /** What of the part it changes, by the words of `hazards/deed`. */
  readonly property: string
  readonly turn?: Turn
  /** Whether its reverse cannot bring back all that was there. */
  readonly lossy?: boolean
}

/** Which of those that need a part have to go while it is altered: none, what reads it, all that the server cannot rebuild. */
export type Disturbance = 'none' | 'readers' | 'expressions'

/** How one part becomes another of the same key. */
export type Alteration =
  | { readonly how: 'in-place'; readonly acts: readonly Act[]; readonly disturbs: Disturbance }
  /** It is dropped and made again. */
  | { readonly how: 'again' }
  /** A type that columns have: it steps aside until they have taken the new one. */
  | { readonly how: 'replaced' }
  | { readonly how: 'refused'; readonly why: string }

/** Something of a catalog that statements make, alter and drop by itself. */
export interface Part {
  readonly kind: PartKind
  readonly key: string
  /** What a change of it goes by; of what has no reference of its own, that of what it hangs on. */
  readonly ref: ObjectRef
  /** The part that it goes with when that goes. */
  readonly owner: string | null
  /** Whether the statements that make its owner make it too. */
  readonly inline: boolean
  /** Parts that have to be there while it is. */
  readonly needs: ReadonlySet<string>
  /** Parts that are made before it and go behind it, where they come or go at all. */
  readonly after: ReadonlySet<string>
  /** Like `after`, but given up where it would close a circle. */
  readonly rather: ReadonlySet<string>
  /** Parts of partitions that go when it goes. */
  readonly carries: ReadonlySet<string>
  /** Equal where nothing is to be done. */
  readonly spelling: string
  readonly make: readonly string[]
  /** Of a table: how to make it without its defaults and checks. */
  readonly bare: readonly string[] | null
  readonly drop: readonly string[]
  /** Names that only one thing can have at a time. */
  readonly claims: readonly string[]
  /** Whether something goes with it that no statement brings back: rows, a count. */
  readonly irretrievable: boolean
  /** Why no statement makes it; null where one does. */
  readonly unmakeable: string | null
  /** Null where it may be dropped and made again; otherwise why not. */
  readonly stays: string | null
  /** What a change of the type under it means: it blocks it, the server cannot rebuild it, or the server can. */
  readonly standing: 'reader' | 'expression' | 'structure'
  /** When its making runs. */
  readonly turn: Turn
  /** Where it is made and dropped by several statements, each with what undoes it. */
  readonly piecewise: { readonly make: readonly Act[]; readonly drop: readonly Act[] | null } | null
  /** What is done to it once everything else is made, each in a transaction of its own. */
  readonly behind: readonly Act[]
  /** How it becomes the part of the same key on the other side; `replaced` are keys of types that are made anew. */
  readonly alter: (replaced: ReadonlySet<string>) => Alteration
}

type Given = Pick<Part, 'kind' | 'key' | 'ref' | 'spelling' | 'make' | 'drop'> & Partial<Part>

const none: ReadonlySet<string> = new Set()

/** A part with what it does not say as most have it. */
export function part(given: Given): Part {
  return {
    owner: null,
    inline: false,
    needs: none,
    after: none,
    rather: none,
    carries: none,
    bare: null,
    claims: [],
    irretrievable: false,
    unmakeable: null,
    stays: null,
    standing: 'reader',
    turn: 'main',
    behind: [],
    piecewise: null,
    alter: () => ({ how: 'again' }),
    ...given,
  }
}

/** A change in place by acts that nothing that needs the part notices. */
export function inPlace(acts: readonly Act[], disturbs: Disturbance = 'none'): Alteration {
  return { how: 'in-place', acts, disturbs }
}
