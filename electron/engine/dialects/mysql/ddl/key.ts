import type { Index } from '#contract/catalog'
import { literal, quote } from '../quote'

/** Each server reads its own word and takes the other's for a comment. */
const hidden = '/*M!100600 ignored */ /*!80000 invisible */'

/** An index's line of CREATE TABLE; the server's own where it says more than the fields do. */
export function indexDdl(index: Index, engine: string | null): string {
  if (index.definition !== null) return index.definition
  const parts = index.parts.map((part) => {
    const key = part.column === null ? `(${part.expression ?? ''})` : quote(part.column)
    return `${key}${part.prefixLength === null ? '' : `(${part.prefixLength})`}${part.order === 'desc' ? ' desc' : ''}`
  })
  return [
    `${kind(index)} (${parts.join(', ')})`,
    ...method(index, engine),
    ...(index.comment === null ? [] : [`comment ${literal(index.comment)}`]),
    ...(index.visible ? [] : [hidden]),
  ].join(' ')
}

function kind(index: Index): string {
  if (index.backs === 'primary-key') return 'primary key'
  if (index.unique) return `unique key ${quote(index.name)}`
  const special = ['fulltext', 'spatial', 'vector'].includes(index.method)
  return `${special ? `${index.method} key` : 'key'} ${quote(index.name)}`
}

/** In memory a hash is what an index is where nothing is said; elsewhere a tree. */
function method({ method }: Index, engine: string | null): string[] {
  if (method === 'hash') return ['using hash']
  return method === 'btree' && /^(memory|heap)$/i.test(engine ?? '') ? ['using btree'] : []
}
