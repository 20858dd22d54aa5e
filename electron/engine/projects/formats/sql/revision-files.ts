import { checksumOf } from '../../checksum'
import { type ReadFailure, readTextFile } from '../../text-file'
import { hasCode } from './code-start'
import type { SqlName } from './names'
import { readSections, type Section, type Sections } from './sections'

/** One revision file, read. `bad` says why it can't be used at all. */
export interface SqlFile {
  readonly name: SqlName
  /** Relative to the project folder. */
  readonly file: string
  readonly checksum: string | null
  readonly up: Section | null
  readonly down: Section | null
  readonly bad: Bad | null
}

export type Bad =
  | ReadFailure
  | { readonly code: 'bad-section' | 'down-without-up'; readonly message: string; readonly advice: string }

/** Reads one revision file and finds its parts. */
export async function readSqlFile(root: string, file: string, name: SqlName): Promise<SqlFile> {
  const nothing = { name, file, checksum: null, up: null, down: null }
  const read = await readTextFile(root, file)
  if ('failure' in read) return { ...nothing, bad: read.failure }
  const checksum = checksumOf(read.text)
  const sections = readSections(read.text)
  const bad = wrongWith(file, name, sections)
  if (bad) return { ...nothing, checksum, bad }
  if (sections.kind === 'sections') return { ...nothing, checksum, up: sections.up, down: sections.down, bad }
  const whole: Section = { text: read.text, line: 1, transaction: true }
  return { ...nothing, checksum, [name.direction]: whole, bad }
}

/** Whether a part is there and holds something to run. */
export function runs(part: Section | null | undefined): boolean {
  return part != null && hasCode(part.text)
}

function wrongWith(file: string, name: SqlName, sections: Sections): Bad | null {
  if (sections.kind === 'bad') {
    return {
      code: 'bad-section',
      message: `Line ${sections.line} of ${file} ${sections.message}.`,
      advice: 'Sections begin with a line `-- migrate:up` or `-- migrate:down`; correct that line.',
    }
  }
  if (sections.kind === 'whole') return null
  const other = name.direction === 'up' ? 'down' : 'up'
  if (name.oneDirection && sections[other]) {
    return {
      code: 'bad-section',
      message: `${file} is the ${name.direction} part by its name, but line ${sections[other].line - 1} begins a section ${other}.`,
      advice: `Move the ${other} part to a file of its own, or drop .${name.direction} from the name.`,
    }
  }
  if (!name.oneDirection && !sections.up) {
    return {
      code: 'down-without-up',
      message: `${file} has a section down, but none up.`,
      advice: 'Put a line `-- migrate:up` before the statements that apply it.',
    }
  }
  return null
}
