import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

const mostFiles = 5000
const largest = 1024 * 1024
const skipped = new Set('node_modules venv env __pycache__ site-packages dist build versions'.split(' '))

/** What a project's Python files say of naming conventions, without reading them as Python. */
export interface Mentions {
  /** Whether any file says `naming_convention`. */
  readonly any: boolean
  /** Whether one may give a convention to a MetaData that stands already, so that where it was made tells nothing. */
  readonly changed: boolean
  /** Files that make a Flask-SQLAlchemy `SQLAlchemy`, or something of that name. */
  readonly flask: readonly string[]
  /** Whether there were more files than are looked through. */
  readonly more: boolean
}

/** Looks through the Python files of a folder, but not through what is installed or generated there. */
export async function mentionsIn(root: string): Promise<Mentions> {
  const flask: string[] = []
  let [any, changed, left] = [false, false, mostFiles]
  const folders = [root]
  for (let at = folders.pop(); at !== undefined && left > 0; at = folders.pop()) {
    for (const entry of await readdir(at, { withFileTypes: true }).catch(() => [])) {
      if (entry.name.startsWith('.') || skipped.has(entry.name)) continue
      const path = join(at, entry.name)
      if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile() && entry.name.endsWith('.py') && left-- > 0) {
        const text = await textOf(path)
        if (text.includes('naming_convention')) any = true
        if (/\.\s*naming_convention\b|['"]naming_convention['"]/.test(text)) changed = true
        if (/\bflask_sqlalchemy\b/.test(text) && /\bSQLAlchemy\s*\(/.test(text)) flask.push(path)
      }
    }
  }
  return { any, changed, flask, more: left <= 0 }
}

async function textOf(path: string): Promise<string> {
  try {
    return (await stat(path)).size > largest ? '' : await readFile(path, 'utf8')
  } catch {
    return ''
  }
}
