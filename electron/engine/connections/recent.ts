import { join } from 'node:path'
import { z } from 'zod'
import { ListStore } from './store'

const RecentProject = z.object({ folder: z.string(), name: z.string(), openedAt: z.string() })
export type RecentProject = z.infer<typeof RecentProject>
const most = 20

/** The projects opened last, newest first. */
export class Recent {
  readonly #store: ListStore<RecentProject>

  constructor(dataFolder: string) {
    this.#store = new ListStore(join(dataFolder, 'recent.json'), RecentProject)
  }

  /** Every remembered project, whether or not its folder is still there. */
  list(): Promise<RecentProject[]> {
    return this.#store.read()
  }

  /** Puts a project first. */
  async add({ folder, name }: Pick<RecentProject, 'folder' | 'name'>): Promise<void> {
    const openedAt = new Date().toISOString()
    await this.#store.change((projects) =>
      [{ folder, name, openedAt }, ...projects.filter((project) => project.folder !== folder)].slice(0, most),
    )
  }

  /** Takes a project off the list; its folder is not touched. */
  async forget(folder: string): Promise<void> {
    await this.#store.change((projects) => projects.filter((project) => project.folder !== folder))
  }
}
