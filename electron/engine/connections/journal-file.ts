import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'

const rotateAtBytes = 16 * 1024 * 1024
const staleLockMs = 30_000
const chunkBytes = 64 * 1024

/** Appends one line and, where `durable`, waits until the disk has it. Synchronous: it has to stand before a statement is sent. */
export function appendLine(path: string, line: string, durable: boolean): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  rotate(path)
  const file = openSync(path, 'a', 0o600)
  try {
    // The first line end keeps this line whole where the one before it was torn.
    const bytes = Buffer.from(`\n${line}\n`)
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done)
    if (durable) fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The file that `path` was before its last rotation. */
export function olderFile(path: string): string {
  return path.replace(/\.jsonl$/, '.1.jsonl')
}

function rotate(path: string): void {
  if (sizeOf(path) < rotateAtBytes) return
  const lock = `${path}.lock`
  try {
    closeSync(openSync(lock, 'wx'))
  } catch {
    // Another process rotates; where it ended meanwhile, the next line tries again.
    if (Date.now() - modifiedAt(lock) > staleLockMs) rmSync(lock, { force: true })
    return
  }
  try {
    if (sizeOf(path) >= rotateAtBytes) renameSync(path, olderFile(path))
  } finally {
    rmSync(lock, { force: true })
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
}

/** The lines of a file from its end to its start, as they were when reading began. A missing file has none. */
export async function* linesBackwards(path: string): AsyncGenerator<string, void> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (file === null) return
  try {
    let end = fstatSync(file.fd).size
    let pieces: Buffer[] = []
    while (end > 0) {
      const start = Math.max(0, end - chunkBytes)
      const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start)
      end = start
      let chunk = buffer.subarray(0, bytesRead)
      for (let at = chunk.lastIndexOf(10); at >= 0; at = chunk.lastIndexOf(10)) {
        const line = Buffer.concat([chunk.subarray(at + 1), ...pieces]).toString()
        pieces = []
        chunk = chunk.subarray(0, at)
        if (line !== '') yield line
      }
      pieces.unshift(chunk)
    }
    const first = Buffer.concat(pieces).toString()
    if (first !== '') yield first
  } finally {
    await file.close()
  }
}
