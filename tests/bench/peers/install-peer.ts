import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Another tool, which this repository's own tests and programs do without. */
export const migra = '@pgkit/migra@0.6.1'

const root = join(import.meta.dirname, '../../..')

/** A folder in which the package of npm is installed; once, and kept for the next run. */
export async function installPeer(spec: string): Promise<string> {
  const folder = join(root, '.cache/peers', spec.replaceAll(/[^a-z0-9.]/g, '-'))
  const done = join(folder, 'installed')
  if (existsSync(done)) return folder
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "private": true }')
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, spec])
  await writeFile(done, spec)
  return folder
}
