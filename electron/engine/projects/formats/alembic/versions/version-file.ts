import { Buffer, isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
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

/** Reads one file of a versions folder; what is wrong with it is told, never thrown. */
export async function readVersionFile(
  root: string,
  found: FoundFile,
  thorough: boolean,
): Promise<VersionFile> {
  const path = join(root, found.file)
  const stamp = stampOf(path)
  const before = known.get(path)
  if (stamp !== null && before?.stamp === stamp && (before.thorough || !thorough)) return before.version
  // A plain file in a folder known to be inside the project needs none of the checks a link does.
  const quick = found.plain && stamp !== null ? readQuickly(path) : null
  const text = quick === null ? await readTextFile(root, found.file) : { text: quick }
  const version: VersionFile =
    'text' in text
      ? {
          file: found.file,
          checksum: checksumOf(text.text),
          read: readRevisionText(basename(found.file), text.text, thorough),
          failure: null,
        }
      : { file: found.file, checksum: null, read: null, failure: text.failure }
  if (stamp !== null) {
    if (known.size >= mostKnown) known.clear()
    known.set(path, { stamp, thorough, version })
  }
  return version
}

function stampOf(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true })
  return found ? `${found.size} ${found.mtimeNs} ${found.ctimeNs} ${found.ino}` : null
}

/** Read at once: for a few kilobytes, going through the thread pool costs more than the disk does. */
function readQuickly(path: string): string | null {
  try {
    const bytes = readFileSync(path)
    if (bytes.length > small || !isUtf8(bytes) || bytes.includes(0)) return null
    return decode(bytes)
  } catch {
    return null
  }
}

function decode(bytes: Buffer): string {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return bytes.toString('utf8', mark ? 3 : 0)
}
