import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { replaceFile } from '../projects/whole-file'

/** Of what is kept of a catalog: another number makes every kept one worthless. */
export const catalogFormat = 3

/** The most that one file, and all of a folder together, may take on disk. */
export const mostOfFile = 64 * 1024 * 1024
const mostOfFolder = 256 * 1024 * 1024

/** A value as a line that bears its own checksum. */
export function checkedLine(value: unknown): string {
  const json = JSON.stringify(value)
  return `${checksum(json)} ${json}\n`
}

/** What `checkedLine` was given; null where the line was torn or altered, which is as good as not there. */
export function checkedValue(line: string): unknown {
  const [sum, json] = [line.slice(0, 16), line.slice(17)]
  return checksum(json) === sum ? JSON.parse(json) : null
}

/** Puts a file in the place of what stands there, whole or not at all; makes its folder. */
export async function replaceKept(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await replaceFile(path, text, 0o600)
}

/** Removes the files that were used longest ago, until all of them together are small enough. */
export async function boundFolder(folder: string, most = mostOfFolder): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const found = await stat(path).catch(() => null)
      return { path, bytes: found?.size ?? 0, used: found?.mtimeMs ?? 0 }
    }),
  )
  let left = files.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const { path, bytes } of files.toSorted((a, b) => a.used - b.used)) {
    if (left <= most) return
    left -= bytes
    await rm(path, { force: true }).catch(() => undefined)
  }
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
