import { createHash } from 'node:crypto'
import { readFile, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalog } from '#contract/catalog'
import { dialectNamed } from '../dialects'
import type { Glimpse } from '../dialects/throwaway'
import {
  boundFolder,
  catalogFormat,
  checkedLine,
  checkedValue,
  mostOfFile,
  replaceKept,
} from '../replay/kept-files'

/** How many are held in memory, and how much of the disk those of the embedded PostgreSQL may take. */
const most = 8
const mostOfFolder = 64 * 1024 * 1024

interface Kept extends Glimpse {
  readonly key: string
}

/**
 * How catalogs are spelled by the server that was asked. What it says depends on their DDL alone and on the server: of
 * the embedded one, which only another Varve brings along, it is kept on disk, a file each that is replaced whole; what
 * a server of the user's says, whose settings may change, is remembered for as long as this process lasts.
 */
export class Restatements {
  readonly #folder: string
  readonly #appVersion: string
  readonly #held = new Map<string, Glimpse>()

  constructor(folder: string, appVersion: string) {
    this.#folder = folder
    this.#appVersion = appVersion
  }

  /** What is known of a catalog; null where the server has to be asked. */
  async find(catalog: Catalog, scratch: string | null): Promise<Glimpse | null> {
    const key = this.#key(catalog, scratch)
    const known = this.#held.get(key) ?? (scratch === null ? await this.#read(key) : null)
    if (known !== null) this.#hold(key, known)
    return known
  }

  /** Keeps what the server said; a disk that can't be written keeps it in memory alone. */
  async keep(catalog: Catalog, scratch: string | null, { catalog: said, notes }: Glimpse): Promise<void> {
    const key = this.#key(catalog, scratch)
    this.#hold(key, { catalog: said, notes })
    if (scratch !== null) return
    const text = checkedLine({ key, catalog: said, notes } satisfies Kept)
    if (text.length > mostOfFile) return
    await replaceKept(this.#path(key), text).catch(() => undefined)
    await boundFolder(this.#folder, mostOfFolder)
  }

  async #read(key: string): Promise<Glimpse | null> {
    const path = this.#path(key)
    const text = await readFile(path, 'utf8').catch(() => '')
    const kept = checkedValue(text.trimEnd()) as Kept | null
    if (kept?.key !== key) return null
    // What was not used for longest goes first.
    const now = new Date()
    await utimes(path, now, now).catch(() => undefined)
    return { catalog: kept.catalog, notes: kept.notes }
  }

  #hold(key: string, said: Glimpse): void {
    this.#held.delete(key)
    this.#held.set(key, said)
    for (const old of [...this.#held.keys()].slice(0, -most)) this.#held.delete(old)
  }

  #key(catalog: Catalog, scratch: string | null): string {
    const { dialect } = catalog.server
    const asked = dialectNamed(dialect).wholeDdl(catalog)
    return createHash('sha256')
      .update(JSON.stringify([catalogFormat, this.#appVersion, dialect, scratch]))
      .update(asked)
      .digest('hex')
  }

  #path(key: string): string {
    return join(this.#folder, `${key}.json`)
  }
}
