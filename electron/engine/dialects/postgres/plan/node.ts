import type { Act, Part, Turn } from './part'

export type Verb = 'drop' | 'aside' | 'alter' | 'make' | 'leave'

/** A statement on its way into the plan. */
export interface Step {
  readonly sql: string
  readonly reverse: string | null
  readonly verb: Verb
  readonly part: Part
  readonly property: string | null
  readonly turn: Turn
  readonly lossy: boolean
  /** Whether what it drops is made again, or what it makes was dropped. */
  readonly again: boolean
}

/** What is done to one part at one time. */
export interface Node {
  readonly id: string
  readonly part: Part
  readonly verb: Verb
  readonly rank: number
  steps: readonly Step[]
  /** Nodes that come before it; those that may be given up apart. */
  readonly before: Set<string>
  readonly rather: Set<string>
}

/** A step of an act. */
export function stepOf(part: Part, verb: Verb, act: Act): Step {
  const { sql, reverse, property, turn = 'main', lossy = false } = act
  return { sql, reverse, verb, part, property, turn, lossy, again: false }
}
