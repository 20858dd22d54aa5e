import { type FSWatcher, watch } from 'node:fs'
import { folderFingerprint } from './fingerprint'

/** An editor saves in several steps, a checkout in hundreds; the folder is read when it has been quiet this long. */
const quietMs = 120
/** The system's notice is quick but not complete (network folders, link targets, a renamed parent): looking now and then is. */
const lookMs = { noticed: 5_000, alone: 1_500 }

/** Tells of every change in one folder, also of its going and coming back, until `signal` ends it. */
export function watchFolder(folder: string, signal: AbortSignal, changed: () => void): void {
  let watcher: FSWatcher | null = null
  let quiet: NodeJS.Timeout | undefined
  let look: NodeJS.Timeout | undefined
  let last: string | null | undefined

  const listen = () => {
    try {
      watcher = watch(folder, { persistent: false }, notice)
      watcher.on('error', unlisten)
    } catch {
      watcher = null
    }
  }
  const unlisten = () => {
    watcher?.close()
    watcher = null
  }
  const notice = () => {
    clearTimeout(quiet)
    quiet = setTimeout(changed, quietMs)
  }
  const lookAgain = async () => {
    const now = await folderFingerprint(folder)
    if (signal.aborted) return
    if (last !== undefined && now !== last) {
      // The folder may be another one under the same name; the watcher would still sit on the first.
      unlisten()
      notice()
    }
    last = now
    if (watcher === null && now !== null) listen()
    look = setTimeout(() => void lookAgain(), watcher === null ? lookMs.alone : lookMs.noticed)
  }
  const end = () => {
    clearTimeout(quiet)
    clearTimeout(look)
    unlisten()
  }
  if (signal.aborted) return
  listen()
  signal.addEventListener('abort', end, { once: true })
  void lookAgain()
}
