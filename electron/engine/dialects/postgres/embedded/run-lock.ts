import type { EmbeddedTarget } from '#contract/connection'
import type { LockHolder } from '#contract/revision'
import type { RunLock, SessionOptions } from '../../dialect'
import { openFolder } from './folders'
import { resolveFolder } from './prepare-folder'

/** Who runs something, by folder. Other processes are kept out by the folder's lock. */
const holders = new Map<string, LockHolder>()

/** Takes the run lock of an embedded database; it outlives a backend that was ended to stop a statement. */
export async function lockEmbedded(
  target: EmbeddedTarget,
  options: SessionOptions,
): Promise<{ lock: RunLock } | { holder: LockHolder }> {
  const folder = await resolveFolder(target.folder)
  await openFolder(folder)
  const taken = holders.get(folder)
  if (taken !== undefined) return { holder: taken }
  const own: LockHolder = {
    who: `this process (${options.applicationName})`,
    backend: String(process.pid),
    since: new Date().toISOString(),
  }
  holders.set(folder, own)
  return {
    lock: {
      held: async () => holders.get(folder) === own,
      release: async () => {
        if (holders.get(folder) === own) holders.delete(folder)
      },
    },
  }
}

/** Who holds the run lock of a folder. */
export function embeddedLockHolder(folder: string): LockHolder | null {
  return holders.get(folder) ?? null
}
