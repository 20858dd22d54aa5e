import type { Column } from '#contract/catalog'
import { bytesPerCharacter, charsetOf, valueType } from './value-type'

/** What about a column's stored values a MODIFY changes. */
export interface ColumnChange {
  /** `longer`: VARCHAR with its length in as many bytes; `longer-over`: in more; `words`: values behind those of an ENUM or SET. */
  readonly type: 'same' | 'longer' | 'longer-over' | 'words' | 'other'
  readonly charset: 'same' | 'collation' | 'utf8mb3-to-utf8mb4' | 'other'
  readonly nullability: 'same' | 'to-null' | 'to-not-null'
  readonly generation: 'same' | 'virtual' | 'stored'
  readonly counts: boolean
}

/** Compares a column with what it becomes. */
export function columnChange(from: Column, to: Column): ColumnChange {
  return {
    type: typeChange(from, to),
    charset: charsetChange(from, to),
    nullability: from.nullable === to.nullable ? 'same' : to.nullable ? 'to-null' : 'to-not-null',
    generation: generationChange(from, to),
    counts: from.identity !== to.identity,
  }
}

function typeChange(from: Column, to: Column): ColumnChange['type'] {
  if (from.type === to.type) return 'same'
  const [before, after] = [valueType(from.type), valueType(to.type)]
  const bytes = (size: number, column: Column): number =>
    size * (before.word === 'varchar' ? bytesPerCharacter(column) : 1)
  if (before.word === after.word && /^var(char|binary)$/.test(before.word)) {
    const [old, wanted] = [bytes(before.size ?? 0, from), bytes(after.size ?? 0, to)]
    if ((after.size ?? 0) < (before.size ?? 0)) return 'other'
    return old <= 255 && wanted > 255 ? 'longer-over' : 'longer'
  }
  const grows = before.words.length > 0 && before.words.every((word, at) => after.words[at] === word)
  return before.word === after.word && grows && sameStorage(before, after) ? 'words' : 'other'
}

/** An ENUM takes a second byte from 256 values on, a SET one for every eight. */
function sameStorage(from: ReturnType<typeof valueType>, to: ReturnType<typeof valueType>): boolean {
  if (from.word === 'enum') return from.words.length <= 255 === to.words.length <= 255
  return Math.ceil(from.words.length / 8) === Math.ceil(to.words.length / 8)
}

function charsetChange(from: Column, to: Column): ColumnChange['charset'] {
  if (from.collation === to.collation) return 'same'
  const [before, after] = [charsetOf(from), charsetOf(to)]
  if (before === null || after === null) return 'same'
  if (before === after) return 'collation'
  return before === 'utf8mb3' && after === 'utf8mb4' ? 'utf8mb3-to-utf8mb4' : 'other'
}

function generationChange(from: Column, to: Column): ColumnChange['generation'] {
  if (
    from.generated?.expression === to.generated?.expression &&
    from.generated?.stored === to.generated?.stored
  )
    return 'same'
  return (from.generated ?? to.generated)?.stored === false ? 'virtual' : 'stored'
}

/** Bytes that the longest value may take. */
export function longest(column: Column): number {
  const { word, size } = valueType(column.type)
  return (size ?? 0) * (word === 'varchar' ? bytesPerCharacter(column) : 1)
}
