import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Catalog } from '#contract/catalog'
import type { Renamed } from '#contract/effects'
import { checkedLine, checkedValue, mostOfFile, replaceKept } from './kept-files'
import { type CatalogPatch, patched, patchOf, sharing } from './shared-parts'

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
      const read = checkedValue(line) as Line | null
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
    await replaceKept(this.#path, text).catch(() => undefined)
  }

  #text(key: string, { catalog, renames }: Saved): string {
    const earlier = this.#last === null ? null : this.get(this.#last)
    const line: Line =
      earlier === null || this.#last === null
        ? { key, renames, catalog }
        : { key, renames, from: this.#last, patch: patchOf(earlier.catalog, catalog) }
    return checkedLine(line)
  }
}

function onto(earlier: Saved | undefined, patch: CatalogPatch): Catalog | null {
  return earlier === undefined ? null : patched(earlier.catalog, patch)
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
