import type { Direction } from '#contract/revision'
import { codeStart } from './code-start'

/** One direction's part of a file. */
export interface Section {
  readonly text: string
  /** Line (from 1) where `text` starts. */
  readonly line: number
  readonly transaction: boolean
}

export type Sections =
  /** No marker: the whole file is one part. */
  | { readonly kind: 'whole' }
  | { readonly kind: 'sections'; readonly up: Section | null; readonly down: Section | null }
  | { readonly kind: 'bad'; readonly line: number; readonly message: string }

interface Marker {
  readonly direction: Direction
  readonly line: number
  readonly start: number
  readonly end: number
  readonly transaction: boolean
}

/**
 * Splits a file at its `-- migrate:up` and `-- migrate:down` lines (dbmate's syntax, options behind). Every line that
 * starts with `--` followed by `migrate:` counts, also inside a string or a block comment, as it does for dbmate.
 */
export function readSections(text: string): Sections {
  const markers: Marker[] = []
  for (const { content, line, start, end } of markerLines(text)) {
    const marker = readMarker(content)
    if (typeof marker === 'string') return { kind: 'bad', line, message: marker }
    const before = markers.find((m) => m.direction === marker.direction)
    if (before) {
      return bad(line, `begins a second ${marker.direction} section; the first begins in line ${before.line}`)
    }
    markers.push({ ...marker, line, start, end })
  }
  const [first] = markers
  if (!first) return { kind: 'whole' }
  const stray = codeStart(text, 0, first.start)
  if (stray !== null) {
    return bad(lineOf(text, stray), 'stands before the first section, so it belongs to neither direction')
  }
  return { kind: 'sections', up: sectionOf(text, markers, 'up'), down: sectionOf(text, markers, 'down') }
}

function sectionOf(text: string, markers: readonly Marker[], direction: Direction): Section | null {
  const index = markers.findIndex((m) => m.direction === direction)
  const marker = markers[index]
  if (!marker) return null
  return {
    text: text.slice(marker.end, markers[index + 1]?.start),
    line: marker.line + 1,
    transaction: marker.transaction,
  }
}

/** What a marker line says, or what is wrong with it. An unknown word is refused: a misspelt `transaction=false` must not run in a transaction. */
function readMarker(line: string): Pick<Marker, 'direction' | 'transaction'> | string {
  if (!line.startsWith('--'))
    return 'has a section marker that does not begin its line; markers are read at the line start only'
  const [word = '', ...options] = line
    .slice(line.indexOf(':') + 1)
    .trim()
    .split(/\s+/)
  const direction = word.toLowerCase()
  if (direction !== 'up' && direction !== 'down')
    return `begins a section "${word}"; only up and down are known`
  let transaction = true
  for (const option of options) {
    const value = /^transaction:(true|false)$/i.exec(option)?.[1]
    if (value === undefined)
      return `has "${option}" behind its marker; only transaction:false and transaction:true are known`
    transaction = value.toLowerCase() === 'true'
  }
  return { direction, transaction }
}

/** Lines that hold a marker, with their offsets. */
function* markerLines(
  text: string,
): Generator<{ content: string; line: number; start: number; end: number }> {
  // Most files have no marker: one search tells, without walking their lines.
  if (!/--[ \t]*migrate:/i.test(text)) return
  const lines = /([^\r\n]*)(\r\n|\n|\r|$)/g
  for (let line = 1; lines.lastIndex < text.length; line++) {
    const start = lines.lastIndex
    const content = lines.exec(text)?.[1] ?? ''
    if (/^[ \t]*--[ \t]*migrate:/i.test(content)) yield { content, line, start, end: lines.lastIndex }
  }
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length
}

function bad(line: number, message: string): Sections {
  return { kind: 'bad', line, message }
}
