import type { CheckConstraint, Column } from '#contract/catalog'
import { unqualify } from '../unqualify'
import type { Cursor } from './cursor'
import type { Token } from './scan'

/** What a column's collation is held against, and what its default is freed from. */
export interface ColumnContext {
  readonly database: string
  readonly tableCollation: string | null
  /** The collation that a character set has where none is named. */
  readonly collationOf: (charset: string) => string | null
}

const behindDefault = new Set(['ON', 'AUTO_INCREMENT', 'WITHOUT', 'COMMENT', 'CHECK', 'INVISIBLE'])

const isIn =
  (words: ReadonlySet<string>) =>
  ({ kind, word }: Token): boolean =>
    kind === 'name' || (kind === 'word' && words.has(word))

/** Reads a column with the check that belongs to it. */
export function readColumn(
  cursor: Cursor,
  context: ColumnContext,
): { column: Column; check: CheckConstraint | null } {
  const name = cursor.name()
  const column = plainColumn(name, readType(cursor))
  const beside: Beside = { charset: null, check: null }
  while (cursor.next !== undefined) readAttribute(cursor, column, beside, context)
  column.collation ??= beside.charset === null ? null : context.collationOf(beside.charset)
  if (column.collation === context.tableCollation) column.collation = null
  const { check } = beside
  return {
    column,
    check: check === null ? null : { name, expression: check, validated: true, enforced: true, column: name },
  }
}

/** A word with its modifiers: `int(10) unsigned zerofill`, and COMPRESSED, which stands in a comment. */
function readType(cursor: Cursor): string {
  const first = cursor.take('word')
  let last = first
  for (;;) {
    const { kind, word } = cursor.next ?? { kind: 'sign', word: '' }
    if (kind !== 'group' && kind !== 'comment' && word !== 'UNSIGNED' && word !== 'ZEROFILL') break
    last = cursor.take(kind)
  }
  return cursor.source.slice(first.start, last.end)
}

/** What is read of a column and is no field of it. */
interface Beside {
  charset: string | null
  check: string | null
}

function plainColumn(name: string, type: string): Column {
  return {
    name,
    type,
    nullable: true,
    default: null,
    identity: null,
    sequences: [],
    generated: null,
    onUpdate: null,
    collation: null,
    invisible: false,
    unversioned: false,
    comment: null,
  }
}

function readAttribute(cursor: Cursor, read: Column, beside: Beside, { database }: ColumnContext): void {
  if (cursor.words('CHARACTER', 'SET')) beside.charset = cursor.take('word').word.toLowerCase()
  else if (cursor.words('COLLATE')) read.collation = cursor.take('word').word.toLowerCase()
  else if (cursor.words('GENERATED', 'ALWAYS', 'AS')) readGenerated(cursor, read)
  else if (cursor.words('NOT', 'NULL')) read.nullable = false
  else if (cursor.words('NULL')) read.nullable = true
  else if (cursor.words('INVISIBLE')) read.invisible = true
  else if (cursor.words('DEFAULT')) {
    const text = cursor.until(isIn(behindDefault))
    read.default = text === 'NULL' ? null : unqualify(text, database)
  } else if (cursor.words('ON', 'UPDATE')) read.onUpdate = cursor.until(isIn(behindDefault))
  else if (cursor.words('AUTO_INCREMENT')) read.identity = 'auto-increment'
  else if (cursor.words('WITHOUT', 'SYSTEM', 'VERSIONING')) read.unversioned = true
  else if (cursor.words('COMMENT')) read.comment = cursor.value()
  else if (cursor.words('CHECK')) beside.check = cursor.inner()
  else throw cursor.unreadable()
}

function readGenerated(cursor: Cursor, read: Column): void {
  for (const end of ['START', 'END']) {
    if (!cursor.words('ROW', end)) continue
    // The server writes no NOT NULL here and means it.
    read.nullable = false
    read.generated = { expression: `ROW ${end}`, stored: true }
    return
  }
  const expression = cursor.inner()
  const stored = cursor.words('STORED') || cursor.words('PERSISTENT')
  if (!stored && !cursor.words('VIRTUAL')) throw cursor.unreadable()
  read.generated = { expression, stored }
}
