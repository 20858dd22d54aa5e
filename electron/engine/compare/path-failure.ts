import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What is wrong with a path that could not be read or written, and what to do. */
export async function pathFailure(file: string, cause: unknown): Promise<{ why: string; advice: string }> {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  switch (code) {
    case 'ENOENT': {
      const missing = await firstMissing(file)
      return missing === file
        ? { why: 'there is no such file', advice: 'Look at the name.' }
        : { why: `there is no folder ${missing}`, advice: 'Look at the path, or make the folder first.' }
    }
    case 'ENOTDIR':
      return { why: 'what the path calls a folder is a file', advice: 'Look at the path.' }
    case 'EISDIR':
    case 'ENOTEMPTY':
      return { why: 'a folder has that name', advice: 'Give the file a name of its own in it.' }
    case 'EACCES':
    case 'EPERM':
      return { why: 'this user may not', advice: 'Give yourself the right to, or choose another place.' }
    case 'EROFS':
      return { why: 'the disk can only be read', advice: 'Choose another place.' }
    case 'ENOSPC':
      return { why: 'the disk is full', advice: 'Make room, or choose another place.' }
    case 'ELOOP':
      return { why: 'it is a link that leads back to itself', advice: 'Name the file itself.' }
    default:
      return { why: cause instanceof Error ? cause.message : String(cause), advice: 'Put that right.' }
  }
}

async function firstMissing(path: string): Promise<string> {
  const above = dirname(path)
  if (above === path) return path
  const isThere = await stat(above).then(
    () => true,
    () => false,
  )
  return isThere ? path : firstMissing(above)
}
