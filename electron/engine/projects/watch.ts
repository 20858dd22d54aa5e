import { join } from 'node:path'
import type { Project } from '#contract/revision'
import { AppError } from '#engine/errors'
import { watchFolder } from './folder-watch'
import { formatNamed } from './formats'
import { openProject } from './open'

/**
 * Yields the project now and again whenever what its files say has changed, until `signal` ends it. A folder that
 * vanishes yields nothing until it is back; a folder whose revisions all vanish yields a project without any.
 */
export async function* watchProject(folder: string, signal: AbortSignal): AsyncGenerator<Project> {
  // A watch that nobody aborts ends with its consumer: leaving the loop runs `finally`.
  const ended = new AbortController()
  const end = () => ended.abort()
  // Not AbortSignal.any: the Node of Electron 25, which the tests also run on, does not have it.
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()
  try {
    let project = await openProject(folder)
    const changes = changeSignal(ended.signal)
    const folders = watchFolders(ended.signal, changes.tell)
    folders(project)
    yield project
    // A change between the first read and the watcher's start would go unseen.
    changes.tell()
    while (await changes.next()) {
      const now = await reread(project)
      if (now === null || valueOf(now) === valueOf(project)) continue
      project = now
      folders(project)
      yield project
    }
  } finally {
    signal.removeEventListener('abort', end)
    end()
  }
}

/** Watches the folders a project has: each call those of the project it is given, and no others any more. */
function watchFolders(signal: AbortSignal, changed: () => void): (project: Project) => void {
  const watched = new Map<string, AbortController>()
  signal.addEventListener('abort', () => watched.forEach((watch) => watch.abort()), { once: true })
  return ({ folder, watched: folders }) => {
    const wanted = new Set(folders.map((path) => join(folder, path)))
    for (const [path, watch] of watched) {
      if (wanted.has(path)) continue
      watch.abort()
      watched.delete(path)
    }
    for (const path of wanted) {
      if (watched.has(path)) continue
      const watch = new AbortController()
      watched.set(path, watch)
      watchFolder(path, watch.signal, changed)
    }
  }
}

/** The project as its files are now; null while its folder is not there. */
async function reread(project: Project): Promise<Project | null> {
  try {
    return await formatNamed(project.format).read(project.folder, project.versionsFolder)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-a-folder') return null
    throw error
  }
}

function valueOf(project: Project): string {
  return JSON.stringify({ ...project, readAt: '' })
}

/** Joins changes told while the reader was busy into one; `next` answers false once `signal` ended it. */
function changeSignal(signal: AbortSignal): { tell: () => void; next: () => Promise<boolean> } {
  let told = false
  let wake: (() => void) | null = null
  const tell = () => {
    told = true
    wake?.()
  }
  signal.addEventListener('abort', () => wake?.(), { once: true })
  return {
    tell,
    next: async () => {
      if (!told && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      told = false
      return !signal.aborted
    },
  }
}
