import type { Column } from '#contract/catalog'

/** A type's word, its numbers, and the words of ENUM and SET. */
export interface ValueType {
  readonly word: string
  readonly size: number | null
  readonly scale: number | null
  readonly unsigned: boolean
  readonly words: readonly string[]
}

/** Reads `decimal(12,3) unsigned` or `enum('a','b')` as the server spells them. */
export function valueType(type: string): ValueType {
  const [, word = '', inside = ''] = /^(\w+)(?:\(([\s\S]*)\))?/.exec(type.toLowerCase()) ?? []
  const listed = word === 'enum' || word === 'set'
  const [size, scale] = listed ? [] : inside.split(',').map(Number)
  return {
    word: aliases[word] ?? word,
    size: size === undefined || inside === '' ? null : size,
    scale: scale ?? null,
    unsigned: /\bunsigned\b/.test(type.toLowerCase()),
    words: listed ? wordsOf(type) : [],
  }
}

const aliases: Readonly<Record<string, string>> = { integer: 'int', numeric: 'decimal', real: 'double' }

function wordsOf(type: string): string[] {
  return type.match(/'(?:[^'\\]|\\[\s\S]|'')*'/g) ?? []
}

/** Bytes that a character of the column's character set may take; a collation's name begins with the set's. */
export function bytesPerCharacter({ collation }: Column): number {
  const charset = (collation ?? '').split('_')[0] ?? ''
  if (charset === '') return 4
  return widths[charset] ?? 1
}

const widths: Readonly<Record<string, number>> = {
  utf8mb4: 4,
  utf8mb3: 3,
  utf8: 3,
  utf16: 4,
  utf16le: 4,
  utf32: 4,
  gb18030: 4,
  ucs2: 2,
  gbk: 2,
  gb2312: 2,
  big5: 2,
  sjis: 2,
  cp932: 2,
  euckr: 2,
  ujis: 3,
  eucjpms: 3,
}

/** The character set of a column's collation; null where it has none. */
export function charsetOf({ collation }: Column): string | null {
  const charset = collation?.split('_')[0] ?? null
  return charset === 'utf8' ? 'utf8mb3' : charset
}
