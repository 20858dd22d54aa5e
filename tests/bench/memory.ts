import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes on the heap that hold what `make` gives. */
export async function heldBy(make: () => Promise<unknown>): Promise<number> {
  collect()
  const before = process.memoryUsage().heapUsed
  const held = await make()
  collect()
  const bytes = process.memoryUsage().heapUsed - before
  // Used after the second measure, so that it is still held there.
  return held === undefined ? 0 : bytes
}
