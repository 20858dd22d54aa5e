import type { Lists } from './messages'

/** So many entries are copied from thread to thread in some milliseconds. */
const partSize = 200

/** A list in parts. */
export function* partsOf<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += partSize) yield list.slice(at, at + partSize)
}

/** The lists of a value by name, and the value with each of them empty. */
export function apart<T extends object>(whole: T): { lists: Lists; rest: T } {
  const lists = Object.fromEntries(
    Object.entries(whole).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1])),
  )
  const empty = Object.fromEntries(Object.keys(lists).map((name) => [name, []]))
  return { lists, rest: { ...whole, ...empty } }
}

/** A value with the lists that `apart` took out of it. */
export function together<T extends object>(rest: T, lists: Lists): T {
  return { ...rest, ...lists }
}

/** Lists that come in parts. */
export class Gathered {
  readonly #lists = new Map<string, unknown[]>()

  add(list: string, items: readonly unknown[]): void {
    const known = this.#lists.get(list)
    if (known === undefined) this.#lists.set(list, [...items])
    else for (const item of items) known.push(item)
  }

  get lists(): Lists {
    return Object.fromEntries(this.#lists)
  }
}
