import { setTimeout as after } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes on the heap that hold what `make` gives. */
export async function heldBy(make: () => Promise<unknown>): Promise<number> {
  const before = await used()
  const held = await make()
  const bytes = (await used()) - before
  // Used after the second measure, so that it is still held there.
  return held === undefined ? 0 : bytes
}

/** What the last work left behind goes only once it has come to its end. */
async function used(): Promise<number> {
  for (let times = 0; times < 4; times += 1) {
    await after(50)
    collect()
  }
  return process.memoryUsage().heapUsed
}
