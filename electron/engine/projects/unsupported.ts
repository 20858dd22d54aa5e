import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readTextFile } from './text-file'

/** Whether a folder (or one right under it) is an Alembic project: `alembic.ini`, `[tool.alembic]`, or revision files. */
export async function looksLikeAlembic(folder: string): Promise<boolean> {
  if (await hasAlembic(folder)) return true
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !entry.name.startsWith('.') && (await hasAlembic(join(folder, entry.name))))
      return true
  }
  return false
}

async function hasAlembic(folder: string): Promise<boolean> {
  const names: string[] = await readdir(folder).catch(() => [])
  if (names.includes('alembic.ini')) return true
  if (names.includes('pyproject.toml')) {
    const read = await readTextFile(folder, 'pyproject.toml')
    if ('text' in read && /^\s*\[tool\.alembic\]/m.test(read.text)) return true
  }
  const versions = names.includes('env.py') ? join(folder, 'versions') : folder
  const files = (await readdir(versions).catch(() => [])).filter((name) => name.endsWith('.py')).slice(0, 5)
  for (const file of files) {
    const read = await readTextFile(versions, file)
    if ('text' in read && /^down_revision\b/m.test(read.text) && /^revision\b/m.test(read.text)) return true
  }
  return false
}
