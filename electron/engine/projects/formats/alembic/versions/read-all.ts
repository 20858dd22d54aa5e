import { setImmediate } from 'node:timers/promises'
import { mapBounded } from '../../../bounded'
import type { FoundFile } from './folders'
import { readAtOnce, readCarefully, type VersionFile } from './version-file'

/** Up to so many files every line of each is checked; of more, what tells the history and what looks wrong. */
const mostThorough = 150
/** How many files are read before anything else gets a turn. */
const filesAtATime = 256
const carefulAtOnce = 32

/** Reads all files of a history, in their order. */
export async function readAll(root: string, found: readonly FoundFile[]): Promise<VersionFile[]> {
  const thorough = found.length <= mostThorough
  const tries: { file: FoundFile; read: VersionFile | null }[] = []
  for (const file of found) {
    tries.push({ file, read: readAtOnce(root, file, thorough) })
    if (tries.length % filesAtATime === 0) await setImmediate()
  }
  if (tries.every(({ read }) => read !== null)) return tries.flatMap(({ read }) => read ?? [])
  return mapBounded(
    tries,
    carefulAtOnce,
    async ({ file, read }) => read ?? (await readCarefully(root, file, thorough)),
  )
}
