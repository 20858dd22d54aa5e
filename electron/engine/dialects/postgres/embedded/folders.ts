import { AppError } from '#engine/errors'
import { Backend } from './backend'
import { FolderLock } from './folder-lock'
import { prepareFolder, unusable } from './prepare-folder'
import { type Running, running } from './running'
import { embeddedWorker } from './worker-file'

const locks = new Map<string, FolderLock>()
const open = new Map<string, Promise<Running>>()
const ending = new Set<Promise<void>>()

/** The folder's running backend, started where none runs. It stays warm until `closeEmbedded`. */
export async function openFolder(folder: string): Promise<Running> {
  const known = open.get(folder)
  if (known !== undefined) return known
  const opening = start(folder)
  open.set(folder, opening)
  try {
    return await opening
  } catch (error) {
    if (open.get(folder) === opening) open.delete(folder)
    throw error
  }
}

/** Ends every embedded database that has a folder properly. */
export async function closeFolders(): Promise<void> {
  await Promise.allSettled([...open.values()].map(async (opening) => (await opening).backend.close()))
  await Promise.allSettled(ending)
  const held = [...locks.values()]
  locks.clear()
  await Promise.allSettled(held.map((lock) => lock.release()))
}

async function start(folder: string): Promise<Running> {
  const worker = embeddedWorker()
  // Two PostgreSQL on one folder destroy it: one that is being ended must be gone.
  await Promise.allSettled(ending)
  if (!locks.has(folder)) locks.set(folder, await lockOf(folder))
  try {
    const { created } = await prepareFolder(folder)
    const backend = await startBackend(worker, folder)
    await created()
    return watch(folder, backend)
  } catch (error) {
    await locks.get(folder)?.release()
    locks.delete(folder)
    throw error
  }
}

function watch(folder: string, backend: Backend): Running {
  return running(backend, (error) => {
    open.delete(folder)
    const ended = backend.kill(error)
    ending.add(ended)
    void ended.finally(() => ending.delete(ended))
  })
}

async function startBackend(file: string, folder: string): Promise<Backend> {
  try {
    return await Backend.start(file, { folder, extensions: [] })
  } catch (error) {
    throw new AppError('disk', `The embedded database in ${folder} does not start: ${words(error)}`, {
      advice:
        'Look at the rights and the free space of the folder; if its files are damaged, restore a copy of it.',
    })
  }
}

async function lockOf(folder: string): Promise<FolderLock> {
  try {
    return await FolderLock.take(folder)
  } catch (error) {
    throw error instanceof AppError ? error : unusable(folder, error)
  }
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
