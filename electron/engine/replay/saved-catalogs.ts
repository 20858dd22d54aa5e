import { createHash } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Catalog } from '#contract/catalog'
import type { Renamed } from '#contract/effects'
import { replaceFile } from '../projects/whole-file'
import { type CatalogPatch, patched, patchOf, sharing } from './shared-parts'

/** The most that one history, and all of them together, may take on disk. */
const mostOfFile = 64 * 1024 * 1024
const mostOfFolder = 256 * 1024 * 1024
/** Lines of no more use that a file may hold before it is written anew. */
const mostStale = 200

/** What is kept of a point. */
export interface Saved {
  readonly catalog: Catalog
  /** What the revision that leads there renames; null where nobody has looked before it. */
  readonly renames: readonly Renamed[] | null
}

type Line = { readonly key: string; readonly renames: readonly Renamed[] | null } & (
  { readonly catalog: Catalog } | { readonly from: string; readonly patch: CatalogPatch }
)

/**
 * The catalogs of a history by the keys of their points, in a file of lines that is only ever appended to or replaced
 * whole. A line bears its own checksum: one that was torn or altered is as good as not there, and so is what builds on it.
 */
export class SavedCatalogs {
  readonly #path: string
  readonly #points: Map<string, Saved>
  #bytes: number
  #lines: number
  #last: string | null = null

  private constructor(path: string, points: Map<string, Saved>, bytes: number, lines: number) {
    this.#path = path
    this.#points = points
    this.#bytes = bytes
    this.#lines = lines
  }

  /** Reads what is saved; a file that can't be read holds nothing. */
  static async read(path: string): Promise<SavedCatalogs> {
    const text = await readFile(path, 'utf8').catch(() => '')
    const points = new Map<string, Saved>()
    const lines = text.split('\n').filter((line) => line !== '')
    for (const line of lines) {
      const read = lineOf(line)
      if (read === null) continue
      const catalog = 'catalog' in read ? read.catalog : onto(points.get(read.from), read.patch)
      if (catalog !== null) points.set(read.key, { catalog, renames: read.renames })
    }
    const saved = new SavedCatalogs(path, points, text.length, lines.length)
    saved.#last = [...points.keys()].at(-1) ?? null
    return saved
  }

  get(key: string): Saved | null {
    return this.#points.get(key) ?? null
  }

  /** Keeps a catalog, made of the parts of the one before it where they are equal; a disk that can't be written keeps it in memory alone. */
  async add(key: string, read: Saved): Promise<void> {
    const earlier = this.#last === null ? null : this.get(this.#last)
    const saved = earlier === null ? read : { ...read, catalog: sharing(earlier.catalog, read.catalog) }
    const text = this.#text(key, saved)
    this.#points.set(key, saved)
    this.#last = key
    if (this.#bytes + text.length <= mostOfFile) {
      this.#bytes += text.length
      this.#lines += 1
      await appendTo(this.#path, text).catch(() => undefined)
    }
  }

  /** Forgets what none of these keys names, where much of it has gathered. */
  async keepOnly(keys: ReadonlySet<string>): Promise<void> {
    const live = [...this.#points].filter(([key]) => keys.has(key))
    if (this.#lines - live.length <= Math.max(mostStale, live.length) && this.#bytes < mostOfFile) return
    this.#points.clear()
    this.#last = null
    let text = ''
    for (const [key, saved] of live) {
      text += this.#text(key, saved)
      this.#points.set(key, saved)
      this.#last = key
    }
    this.#bytes = text.length
    this.#lines = live.length
    await replaceWith(this.#path, text).catch(() => undefined)
  }

  #text(key: string, { catalog, renames }: Saved): string {
    const earlier = this.#last === null ? null : this.get(this.#last)
    const line: Line =
      earlier === null || this.#last === null
        ? { key, renames, catalog }
        : { key, renames, from: this.#last, patch: patchOf(earlier.catalog, catalog) }
    const json = JSON.stringify(line)
    return `${checksum(json)} ${json}\n`
  }
}

/** Removes the files that were used longest ago, until all of them together are small enough. */
export async function boundFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const found = await stat(path).catch(() => null)
      return { path, bytes: found?.size ?? 0, used: found?.mtimeMs ?? 0 }
    }),
  )
  let left = files.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const { path, bytes } of files.toSorted((a, b) => a.used - b.used)) {
    if (left <= mostOfFolder) return
    left -= bytes
    await rm(path, { force: true }).catch(() => undefined)
  }
}

function lineOf(line: string): Line | null {
  const [sum, json] = [line.slice(0, 16), line.slice(17)]
  return checksum(json) === sum ? (JSON.parse(json) as Line) : null
}

function onto(earlier: Saved | undefined, patch: CatalogPatch): Catalog | null {
  return earlier === undefined ? null : patched(earlier.catalog, patch)
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

async function appendTo(path: string, text: string): Promise<void> {
  // The first line end keeps this line whole where the one before it was torn.
  const append = () => appendFile(path, `\n${text}`, { mode: 0o600 })
  try {
    await append()
  } catch {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await append()
  }
}

async function replaceWith(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await replaceFile(path, text, 0o600)
}
