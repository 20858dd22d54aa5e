import { statSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * The folder named on our command line; null where none is. In a checkout (`electron [switches] <app> [folder]`) the
 * first name is the app's own.
 */
export function openedFolder(argv: readonly string[], packaged: boolean, cwd: string): string | null {
  const names = argv.slice(1).filter((arg) => !arg.startsWith('-'))
  const named = names[packaged ? 0 : 1]
  if (named === undefined) return null
  const folder = resolve(cwd, named)
  return isFolder(folder) ? folder : null
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
