import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { PythonCheck } from '#contract/python'
import { ListStore } from '../connections/store'
import { AppError } from '../errors'

const Entry = z.object({
  folder: z.string(),
  python: z.string().refine((path) => isAbsolute(path)),
  allowed: z.boolean(),
  /** Taken by the user in the place of the one found first. */
  chosen: z.boolean(),
  check: PythonCheck.nullable(),
})
/** What a user has said about one Python of one project. */
export type PythonEntry = z.infer<typeof Entry>

/** A Python that the user has allowed to run for one project; only the permissions can make one. */
export class AllowedPython {
  readonly folder: string
  readonly path: string
  readonly check: PythonCheck | null

  private constructor(folder: string, path: string, check: PythonCheck | null) {
    this.folder = folder
    this.path = path
    this.check = check
  }

  /** Asks the permissions; throws `python-not-allowed` where the user has not allowed it. */
  static async of(permissions: PythonPermissions, folder: string, path: string): Promise<AllowedPython> {
    const entry = (await permissions.list(folder)).find(({ python }) => python === path)
    if (entry?.allowed !== true) throw notAllowed(folder, path)
    return new AllowedPython(folder, path, entry.check)
  }
}

/** Which Pythons the user has allowed for which project, kept in the data folder. */
export class PythonPermissions {
  readonly #store: ListStore<PythonEntry>

  constructor(dataFolder: string) {
    this.#store = new ListStore(join(dataFolder, 'pythons.json'), Entry)
  }

  /** A sentence, where the file was found garbled and set aside. */
  get notice(): string | null {
    return this.#store.notice
  }

  /** What is known about a project's Pythons. */
  async list(folder: string): Promise<PythonEntry[]> {
    return (await this.#store.read()).filter((entry) => entry.folder === folder)
  }

  /** Lets this Python run this project's code. */
  async allow(folder: string, python: string): Promise<AllowedPython> {
    await this.#change(folder, python, (entry) => ({ ...entry, allowed: true }))
    return AllowedPython.of(this, folder, python)
  }

  /** Keeps what a check has found. */
  async keepCheck(folder: string, python: string, check: PythonCheck): Promise<void> {
    await this.#change(folder, python, (entry) => ({ ...entry, check }))
  }

  /** Takes this Python before all that are found; null goes back to those. */
  async choose(folder: string, python: string | null): Promise<void> {
    const chosen = (entry: PythonEntry) =>
      entry.folder === folder ? { ...entry, chosen: entry.python === python } : entry
    await this.#store.change((entries) => {
      const known = entries.some((entry) => entry.folder === folder && entry.python === python)
      const all = known || python === null ? entries : [...entries, fresh(folder, python)]
      return all.map(chosen)
    })
  }

  /** Takes the permission back, with everything known about this Python. */
  async forget(folder: string, python: string): Promise<void> {
    await this.#store.change((entries) =>
      entries.filter((entry) => entry.folder !== folder || entry.python !== python),
    )
  }

  async #change(folder: string, python: string, change: (entry: PythonEntry) => PythonEntry): Promise<void> {
    await this.#store.change((entries) => {
      const at = entries.findIndex((entry) => entry.folder === folder && entry.python === python)
      const found = entries[at]
      return found === undefined
        ? [...entries, change(fresh(folder, python))]
        : entries.with(at, change(found))
    })
  }
}

function fresh(folder: string, python: string): PythonEntry {
  return { folder, python, allowed: false, chosen: false, check: null }
}

function notAllowed(folder: string, path: string): AppError {
  return new AppError(
    'python-not-allowed',
    `${path} was not allowed to run the code of ${folder}: its env.py and its revisions, with everything they import.`,
    { advice: 'Allow it where the project’s Python is chosen, if you trust this project.' },
  )
}
