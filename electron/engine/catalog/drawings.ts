import { createHash } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DrawingName, KeptDrawing } from '#contract/diagram'
import { ListStore } from '../connections/store'

const Entry = z.object({ drawing: DrawingName, kept: KeptDrawing })
const most = 200

/** Where the tables of each diagram stand, one file a picture in the app's data folder. */
export class Drawings {
  readonly #folder: string

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'diagrams')
  }

  /** The picture as it was last kept; null where it was not, or is no longer. */
  async kept(drawing: DrawingName): Promise<KeptDrawing | null> {
    const [entry] = await this.#store(drawing).read()
    return entry?.kept ?? null
  }

  /** Keeps a picture in the place of what was kept of it; those kept longest ago make room. */
  async keep(drawing: DrawingName, kept: KeptDrawing): Promise<void> {
    await this.#store(drawing).change(() => [{ drawing, kept }])
    await this.#makeRoom()
  }

  /** Forgets where the tables of a picture stood. */
  async forget(drawing: DrawingName): Promise<void> {
    await rm(this.#store(drawing).path, { force: true })
  }

  #store({ folder, connectionId, subject, columns, also }: DrawingName): ListStore<z.infer<typeof Entry>> {
    // Names of tables can be longer than a file's may be, and hold anything.
    const name = createHash('sha256').update(
      JSON.stringify([folder, connectionId, subject, columns, ...also.toSorted()]),
    )
    return new ListStore(join(this.#folder, `${name.digest('hex').slice(0, 32)}.json`), Entry)
  }

  async #makeRoom(): Promise<void> {
    const files = (await readdir(this.#folder)).filter((file) => file.endsWith('.json'))
    if (files.length <= most) return
    const aged = await Promise.all(
      files.map(async (file) => {
        const path = join(this.#folder, file)
        const found = await stat(path).catch(() => null)
        return { path, at: found?.mtimeMs ?? 0 }
      }),
    )
    const oldest = aged.toSorted((a, b) => a.at - b.at).slice(0, files.length - most)
    await Promise.all(oldest.map(({ path }) => rm(path, { force: true })))
  }
}
