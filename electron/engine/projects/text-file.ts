import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { ProblemCode } from '#contract/revision'
import { firstInvalidByte } from './utf8'

/** No file of a project is read beyond this. */
export const maxFileBytes = 16 * 1024 * 1024

export interface ReadFailure {
  readonly code: Extract<ProblemCode, 'unreadable' | 'too-large' | 'invalid-utf8' | 'outside-folder'>
  readonly message: string
  readonly advice: string
}

export type TextFile = { readonly text: string } | { readonly failure: ReadFailure }

/**
 * Reads a text file of a project: never one outside `root` (links are followed and checked), never more than
 * `most` bytes, never a device or a pipe, and only strict UTF-8. A byte order mark is dropped, line ends stay.
 */
export async function readTextFile(root: string, file: string, most = maxFileBytes): Promise<TextFile> {
  try {
    const real = await realpath(join(root, file))
    if (!isInside(await realpath(root), real)) return outside(file, real)
    return await readBounded(real, file, most)
  } catch (error) {
    return { failure: unreadable(file, error) }
  }
}

/** Whether `path` is `root` or lies in it; both resolved. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

async function readBounded(path: string, file: string, most: number): Promise<TextFile> {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stat = await handle.stat()
    if (!stat.isFile()) return { failure: notAFile(file) }
    if (stat.size > most) return tooLarge(file, stat.size, most)
    const bytes = Buffer.alloc(stat.size)
    let length = 0
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return decode(bytes.subarray(0, length), file)
  } finally {
    await handle.close()
  }
}

function decode(bytes: Buffer, file: string): TextFile {
  const invalid = firstInvalidByte(bytes)
  if (invalid !== null) return notUtf8(bytes, invalid, file)
  const nul = bytes.indexOf(0)
  if (nul !== -1) {
    return {
      failure: {
        code: 'unreadable',
        message: `${file} holds a zero byte in line ${lineOf(bytes, nul)} (byte ${nul}), which no SQL text may hold.`,
        advice: 'Save the file as plain UTF-8 text, or move it out of the folder.',
      },
    }
  }
  return { text: new TextDecoder('utf-8').decode(bytes) }
}

function notUtf8(bytes: Buffer, at: number, file: string): TextFile {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return {
    failure: {
      code: 'invalid-utf8',
      message: utf16
        ? `${file} is UTF-16 text (its first two bytes say so), not UTF-8.`
        : `${file} is not valid UTF-8: the byte 0x${(bytes[at] ?? 0).toString(16)} in line ${lineOf(bytes, at)} (byte ${at}) belongs to no character.`,
      advice: 'Save the file as UTF-8.',
    },
  }
}

function tooLarge(file: string, size: number, most: number): TextFile {
  return {
    failure: {
      code: 'too-large',
      message: `${file} has ${(size / 1024 / 1024).toFixed(1)} MB; Varve reads ${most === maxFileBytes ? 'revisions' : 'files'} of up to ${most / 1024 / 1024} MB.`,
      advice: "Load bulk data with the database's own tool, or split the file into several revisions.",
    },
  }
}

function outside(file: string, real: string): TextFile {
  return {
    failure: {
      code: 'outside-folder',
      message: `${file} is a link to ${real}, which is outside the project folder.`,
      advice: 'Copy the file itself into the folder, or open a folder that holds both.',
    },
  }
}

function notAFile(file: string): ReadFailure {
  return {
    code: 'unreadable',
    message: `${file} is not a regular file.`,
    advice: 'Replace it by a file, or move it out of the folder.',
  }
}

function unreadable(file: string, error: unknown): ReadFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const [message, advice] = {
    ENOENT: [`${file} is not there, or is a link to nothing.`, 'Restore the file, or remove the link.'],
    ELOOP: [`${file} is a link that leads back to itself.`, 'Replace the link by the file itself.'],
    EACCES: [`${file} may not be read by this user.`, 'Give yourself the right to read it.'],
    EPERM: [`${file} may not be read by this user.`, 'Give yourself the right to read it.'],
  }[code] ?? [
    `${file} could not be read: ${error instanceof Error ? error.message : String(error)}`,
    'Put that right; the list updates by itself.',
  ]
  return { code: 'unreadable', message: message ?? '', advice: advice ?? '' }
}

function lineOf(bytes: Buffer, offset: number): number {
  let line = 1
  for (let at = bytes.indexOf(10); at !== -1 && at < offset; at = bytes.indexOf(10, at + 1)) line += 1
  return line
}
