import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Project } from '#contract/revision'
import { locate } from './config/locate'

const mostFiles = 5000
const largest = 1024 * 1024
const skipped = new Set('node_modules venv env __pycache__ site-packages dist build versions'.split(' '))
const known = new Map<string, { readonly readAt: string; readonly found: Promise<boolean> }>()

/** Whether the project's Python says anything of a `naming_convention`, which would name what scripts leave unnamed. Looked up once a reading of the project. */
export async function hasNamingConvention({ folder, readAt }: Project): Promise<boolean> {
  const before = known.get(folder)
  if (before?.readAt === readAt) return before.found
  const found = look(folder)
  known.set(folder, { readAt, found })
  return found
}

async function look(folder: string): Promise<boolean> {
  const root = (await locate(folder))?.here ?? folder
  let left = mostFiles
  const folders = [root]
  for (let at = folders.pop(); at !== undefined && left > 0; at = folders.pop()) {
    for (const entry of await readdir(at, { withFileTypes: true }).catch(() => [])) {
      if (entry.name.startsWith('.') || skipped.has(entry.name)) continue
      const path = join(at, entry.name)
      if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile() && entry.name.endsWith('.py') && left-- > 0 && (await mentions(path)))
        return true
    }
  }
  return false
}

async function mentions(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).size > largest) return false
    return (await readFile(path, 'utf8')).includes('naming_convention')
  } catch {
    return false
  }
}
