import type { PyNode } from '../../../python/parse'

/** Something in a script that is not known for sure: where it stands, and why, as a sentence. */
export class Unreadable extends Error {
  readonly node: PyNode

  constructor(node: PyNode, why: string) {
    super(why)
    this.name = 'Unreadable'
    this.node = node
  }
}

/** Gives up the whole function: nothing of a script is skipped or guessed. */
export function unreadable(node: PyNode, why: string): never {
  throw new Unreadable(node, why)
}
