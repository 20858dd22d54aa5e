import { join, relative, resolve, sep } from 'node:path'
import { stat } from 'node:fs/promises'
import { bindModule } from '../../../python/bind'
import { type Module, parsePython } from '../../../python/parse'
import { Scope } from '../../../python/scope'
import { syntaxError } from '../../../python/syntax-error'
import { readTextFile } from '../../../text-file'

/** A Python file and what its names stand for once its top level has run. */
export interface PythonFile {
  readonly path: string
  readonly module: Module
  readonly scope: Scope
}

/** Python files of a project by their import path, each read once; nothing is imported. */
export class PythonFiles {
  readonly #roots: readonly string[]
  readonly #read = new Map<string, Promise<PythonFile | null>>()

  /** `roots`: folders that Python would look for modules in. */
  constructor(roots: readonly string[]) {
    this.#roots = [...new Set(roots.map((root) => resolve(root)))]
  }

  /** A file, parsed; null where it is none, or no Python. */
  async at(path: string): Promise<PythonFile | null> {
    const before = this.#read.get(path)
    if (before) return before
    const reading = read(path)
    this.#read.set(path, reading)
    return reading
  }

  /**
   * The file and the name in it that `a.b.Name` stands for, where `file` says so (a relative path begins with dots).
   * `outside`: no root has it. Null: two roots have different files, or the file can't be read.
   */
  async named(
    path: string,
    file: PythonFile,
  ): Promise<{ file: PythonFile; name: string } | 'outside' | null> {
    const dots = /^\.*/.exec(path)?.[0].length ?? 0
    const parts = path.slice(dots).split('.')
    const name = parts.pop() ?? ''
    const roots = dots === 0 ? this.#roots : [resolve(file.path, ...Array<string>(dots).fill('..'))]
    const found = new Set<string>()
    for (const root of roots) {
      const place = await moduleAt(join(root, ...parts))
      if (place !== null) found.add(place)
    }
    const [only, ...others] = found
    if (only === undefined) return dots === 0 ? 'outside' : null
    if (others.length > 0) return null
    const read = await this.at(only)
    return read && { file: read, name }
  }
}

async function moduleAt(path: string): Promise<string | null> {
  for (const candidate of [join(path, '__init__.py'), `${path}.py`]) {
    const found = await stat(candidate).catch(() => null)
    if (found?.isFile() === true) return candidate
  }
  return null
}

async function read(path: string): Promise<PythonFile | null> {
  const folder = resolve(path, '..')
  const text = await readTextFile(folder, relative(folder, path).split(sep).join('/'))
  if ('failure' in text) return null
  const module = parsePython(text.text)
  if (syntaxError(module)) return null
  const scope = new Scope()
  bindModule(module, scope)
  return { path, module, scope }
}
