import { Buffer, isUtf8 } from 'node:buffer'
import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs'
import { basename, sep } from 'node:path'
import { checksumOf } from '../../../checksum'
import type { ReadFailure } from '../../../text-file'
import { readTextFile } from '../../../text-file'
import type { FoundFile } from './folders'
import { readRevisionText, type RevisionText } from './revision-text'

/** One file of a versions folder, read. */
export interface VersionFile {
  /** Relative to the project folder. */
  readonly file: string
  readonly checksum: string | null
  readonly read: RevisionText | null
  readonly failure: ReadFailure | null
}

interface Known {
  readonly stamp: string
  readonly thorough: boolean
  readonly version: VersionFile
}

/** What files said when they were last read: an opened project is opened again in no time. */
const known = new Map<string, Known>()
const mostKnown = 50_000
/** Files larger than this go the careful way. */
const small = 1024 * 1024

/** One file of a versions folder, read at once: as it was last read, or anew where it is plain text; else null. */
export function readAtOnce(root: string, found: FoundFile, thorough: boolean): VersionFile | null {
  const path = `${root}${sep}${found.file}`
  const before = known.get(path)
  const now = before ? statSync(path, { throwIfNoEntry: false }) : undefined
  if (
    before &&
    now &&
    before.stamp === stampOf(now) &&
    before.version.file === found.file &&
    (before.thorough || !thorough)
  ) {
    return before.version
  }
  // A plain file in a folder known to be inside the project needs none of the checks a link does.
  const quick = found.plain ? readQuickly(path) : null
  if (quick === null) return null
  const version = versionOf(found.file, quick.text, thorough)
  if (known.size >= mostKnown) known.clear()
  known.set(path, { stamp: quick.stamp, thorough, version })
  return version
}

/** The same with every check; what is wrong with the file is told, never thrown. */
export async function readCarefully(root: string, found: FoundFile, thorough: boolean): Promise<VersionFile> {
  const text = await readTextFile(root, found.file)
  if ('text' in text) return versionOf(found.file, text.text, thorough)
  return { file: found.file, checksum: null, read: null, failure: text.failure }
}

function versionOf(file: string, text: string, thorough: boolean): VersionFile {
  return {
    file,
    checksum: checksumOf(text),
    read: readRevisionText(basename(file), text, thorough),
    failure: null,
  }
}

function stampOf(found: Stats): string {
  return `${found.size} ${found.mtimeMs} ${found.ctimeMs} ${found.ino}`
}

let shared: Buffer | null = null

/** Read at once: for a few kilobytes, going through the thread pool costs more than the disk does. */
function readQuickly(path: string): { text: string; stamp: string } | null {
  let file: number | null = null
  try {
    file = openSync(path, 'r')
    const found = fstatSync(file)
    if (!found.isFile() || found.size > small) return null
    shared ??= Buffer.allocUnsafe(small)
    const length = readSync(file, shared, 0, small, 0)
    const bytes = shared.subarray(0, length)
    if (length !== found.size || !isUtf8(bytes) || bytes.includes(0)) return null
    return { text: decode(bytes), stamp: stampOf(found) }
  } catch {
    return null
  } finally {
    if (file !== null) closeSync(file)
  }
}

function decode(bytes: Buffer): string {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return bytes.toString('utf8', mark ? 3 : 0)
}
