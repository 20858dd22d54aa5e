import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { ObjectRef } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import { ListStore } from '../connections/store'

const most = 1000

/** The objects that a project's people want at hand, one file a project in the app's data folder. */
export class Favourites {
  readonly #folder: string

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'favourites')
  }

  /** Those of a project, in the order they were chosen. */
  async of(folder: string): Promise<ObjectRef[]> {
    return this.#store(folder).read()
  }

  /** Adds an object behind the others; beyond so many the first to come is the first to go. */
  async add(folder: string, ref: ObjectRef): Promise<void> {
    await this.#store(folder).change((was) => [...without(was, ref), ref].slice(-most))
  }

  /** Takes an object out. */
  async remove(folder: string, ref: ObjectRef): Promise<void> {
    await this.#store(folder).change((was) => without(was, ref))
  }

  #store(folder: string): ListStore<ObjectRef> {
    // A folder's path can be longer than the name of a file may be.
    const name = createHash('sha256').update(folder).digest('hex').slice(0, 32)
    return new ListStore(join(this.#folder, `${name}.json`), ObjectRef)
  }
}

function without(refs: readonly ObjectRef[], ref: ObjectRef): ObjectRef[] {
  const key = refKey(ref)
  return refs.filter((one) => refKey(one) !== key)
}
