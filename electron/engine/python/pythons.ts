import { homedir } from 'node:os'
import { isAbsolute, resolve } from 'node:path'
import type { PythonCandidate } from '#contract/python'
import { AppError } from '../errors'
import { folderOf } from './alembic-input'
import { checkPython } from './check'
import { findPythons, runnable } from './find'
import { AllowedPython, PythonPermissions, type PythonEntry } from './permission'
import { pythonProjectOf } from './project-place'

/** The Pythons of every project: which there are, which the user has allowed, and the one that is used. */
export class Pythons {
  readonly #permissions: PythonPermissions

  constructor(dataFolder: string) {
    this.#permissions = new PythonPermissions(dataFolder)
  }

  /** A sentence, where the file of permissions was found garbled and set aside. */
  get notice(): string | null {
    return this.#permissions.notice
  }

  /** Every Python that may be the project's own, the likeliest first; runs nothing. */
  async list(inFolder: string): Promise<PythonCandidate[]> {
    const folder = resolve(inFolder)
    const [entries, project] = await Promise.all([this.#permissions.list(folder), pythonProjectOf(folder)])
    const found = await findPythons({
      folder,
      settingsFolder: project === null ? folder : folderOf(project),
      chosen: entries.find(({ chosen }) => chosen)?.python ?? null,
      environment: process.env,
      home: homedir(),
    })
    return found.map((python) => {
      const entry = entries.find((one) => one.python === python.path)
      return { ...python, ...said(entry) }
    })
  }

  /** Allows a Python that was found or chosen, and checks it once. */
  async allow(folder: string, path: string): Promise<PythonCandidate> {
    await this.#candidate(folder, path)
    return this.#check(await this.#permissions.allow(resolve(folder), path))
  }

  /** Checks an allowed Python anew; throws `python-not-allowed`. */
  async check(folder: string, path: string): Promise<PythonCandidate> {
    return this.#check(await AllowedPython.of(this.#permissions, resolve(folder), path))
  }

  /** Takes the permission back. */
  async forget(folder: string, path: string): Promise<void> {
    await this.#permissions.forget(resolve(folder), path)
  }

  /** Takes this Python before all that are found, wherever it lies; null goes back to those. */
  async choose(folder: string, path: string | null): Promise<PythonCandidate[]> {
    if (path !== null && (!isAbsolute(path) || (await runnable(path)) === null)) {
      throw new AppError('python-failed', `${path} is no program that this user may run.`, {
        advice: 'Choose the Python itself: for a virtual environment, bin/python in its folder.',
      })
    }
    await this.#permissions.choose(resolve(folder), path)
    return this.list(folder)
  }

  /** The Python that runs this project's code; throws `python-not-allowed` or `python-failed` with what to do. */
  async use(folder: string): Promise<AllowedPython> {
    const [first, ...others] = await this.list(folder)
    if (first === undefined) throw noPython(folder)
    // A choice stands for itself; what was only found stands back behind one that the user has allowed.
    const used = first.chosen ? first : ([first, ...others].find(({ allowed }) => allowed) ?? first)
    return AllowedPython.of(this.#permissions, resolve(folder), used.path)
  }

  async #check(python: AllowedPython): Promise<PythonCandidate> {
    const check = await checkPython(python, null)
    await this.#permissions.keepCheck(python.folder, python.path, check)
    return this.#candidate(python.folder, python.path)
  }

  async #candidate(folder: string, path: string): Promise<PythonCandidate> {
    const found = (await this.list(folder)).find((candidate) => candidate.path === path)
    if (found !== undefined) return found
    throw new AppError('python-failed', `${path} is not among the Pythons of ${folder}.`, {
      advice: 'Choose it for this project first.',
    })
  }
}

function said(entry: PythonEntry | undefined): Pick<PythonCandidate, 'chosen' | 'allowed' | 'check'> {
  return {
    chosen: entry?.chosen ?? false,
    allowed: entry?.allowed ?? false,
    check: entry?.check ?? null,
  }
}

function noPython(folder: string): AppError {
  return new AppError('python-failed', `No Python was found for ${folder}.`, {
    advice: 'Make its virtual environment (.venv), or choose the Python that has Alembic and its packages.',
  })
}
