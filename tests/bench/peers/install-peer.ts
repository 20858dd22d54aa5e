import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Other tools, which this repository's own tests and programs do without. */
export const migra = ['@pgkit/migra@0.6.1']
export const dbgate = ['dbgate-tools@7.2.2', 'dbgate-plugin-postgres@7.2.2']

const root = join(import.meta.dirname, '../../..')

/** A folder in which the packages of npm are installed; once, and kept for the next run. */
export async function installPeer(packages: readonly string[]): Promise<string> {
  const folder = join(root, '.cache/peers', packages.join('-').replaceAll(/[^a-z0-9.]/g, '-'))
  const done = join(folder, 'installed')
  if (existsSync(done)) return folder
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "private": true }')
  const quietly = ['--no-audit', '--no-fund', '--ignore-scripts']
  await promisify(execFile)('npm', ['install', ...quietly, '--prefix', folder, ...packages])
  await writeFile(done, packages.join('\n'))
  return folder
}
