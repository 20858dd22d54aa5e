import { setImmediate } from 'node:timers/promises'

/** So many changes are sent, and read, in some milliseconds. */
const partSize = 250

/** A list in parts, each in a turn of its own: what others ask for comes in between. */
export async function* inParts<T>(list: readonly T[]): AsyncGenerator<T[]> {
  for (let at = 0; at < list.length; at += partSize) {
    yield list.slice(at, at + partSize)
    await setImmediate()
  }
}
