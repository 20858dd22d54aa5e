import type { Index, IndexPart } from '#contract/catalog'
import { Cursor } from './cursor'
import { itemsOf, type Token } from './scan'

/** Engines whose indexes are hashes where nothing is said. */
const hashEngines = /^(memory|heap)$/i

const kinds = ['FULLTEXT', 'SPATIAL', 'VECTOR'] as const

/** Reads an index where one stands next; null for another clause. */
export function readKey(cursor: Cursor, item: readonly Token[], engine: string | null): Index | null {
  const primary = cursor.words('PRIMARY', 'KEY')
  const unique = primary || cursor.words('UNIQUE', 'KEY')
  const kind = unique ? undefined : kinds.find((word) => cursor.words(word, 'KEY'))
  if (!unique && kind === undefined && !cursor.words('KEY')) return null
  const name = primary ? 'PRIMARY' : cursor.name()
  const parts = itemsOf(cursor.take('group')).map((part) => readPart(cursor.source, part))
  const rest = readRest(cursor)
  const method = kind?.toLowerCase() ?? methodOf(rest.using, unique, engine)
  const more = rest.more || parts.includes(null) || (rest.using === 'HASH' && method !== 'hash')
  return {
    name,
    unique,
    method,
    parts: parts.filter((part) => part !== null),
    include: [],
    predicate: null,
    nullsNotDistinct: false,
    valid: true,
    visible: rest.visible,
    backs: primary ? 'primary-key' : unique ? 'unique' : null,
    comment: rest.comment,
    definition: more ? cursor.source.slice(item[0]?.start, item.at(-1)?.end) : null,
  }
}

/** `USING HASH` is kept by engines that have no hashes; of theirs only a unique key may be one. */
function methodOf(using: string | null, unique: boolean, engine: string | null): string {
  if (hashEngines.test(engine ?? '')) return using === 'BTREE' ? 'btree' : 'hash'
  return using === 'HASH' && unique ? 'hash' : 'btree'
}

/** Null for the period of WITHOUT OVERLAPS, which is no column. */
function readPart(source: string, tokens: readonly Token[]): IndexPart | null {
  const cursor = new Cursor(source, tokens)
  const column = cursor.name()
  if (cursor.words('WITHOUT', 'OVERLAPS')) return null
  const prefixLength = cursor.next?.kind === 'group' ? Number(cursor.inner()) : null
  const order = cursor.words('DESC') ? 'desc' : 'asc'
  if (cursor.next !== undefined) throw cursor.unreadable()
  return { column, expression: null, order, nulls: null, operatorClass: null, collation: null, prefixLength }
}

/** `more`: there are words that no field of an index tells: a parser, a block size, an engine's own options. */
function readRest(cursor: Cursor) {
  const rest = { using: null as string | null, comment: null as string | null, visible: true, more: false }
  while (cursor.next !== undefined) {
    if (cursor.words('USING')) rest.using = cursor.take('word').word
    else if (cursor.words('COMMENT')) rest.comment = cursor.value()
    else if (cursor.words('IGNORED')) rest.visible = false
    else {
      rest.more = true
      cursor.take(cursor.next.kind)
    }
  }
  return rest
}
