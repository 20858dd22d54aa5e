import { relative, sep } from 'node:path'

/** A path as a project tells it: relative to its folder, `/` between parts, empty for the folder itself. */
export function toRelative(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}
