import type { Column, Table } from '#contract/catalog'
import { atLeast } from '../../flavour'
import type { Deed } from '../../plan/alter/clause'
import type { Judged } from '../hazard'
import { columnChange } from './column-change'
import { costOf } from './index'

/**
 * The words that make the server refuse where it would do worse: without them it falls back to a copy, under a lock,
 * and says nothing. Null where a copy or a lock is the best there is; where statements of several kinds meet, for
 * which neither documentation says it surely; and for other engines.
 * https://mariadb.com/docs/server/reference/sql-statements/data-definition/alter/alter-table#algorithm
 * https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html
 */
export function inPlaceWords(judged: Judged): string | null {
  const { product, from, to, clauses } = judged
  if (![from, to].every(isPlain) || !clauses.every(({ deed }) => isKnown(deed))) return null
  const { algorithm, lock } = costOf(judged)
  if (algorithm === 'copy' || lock !== 'none') return null
  if (product.flavour === 'mariadb') return `algorithm = ${algorithm}, lock = none`
  // MySQL takes no word about locks beside INSTANT, and knows no NOCOPY.
  if (algorithm === 'instant' && atLeast(product, 8, 0, 12)) return 'algorithm = instant'
  return 'algorithm = inplace, lock = none'
}

/** Generated columns, history and other kinds of indexes bind more than their own clauses tell. */
function isPlain({ columns, indexes, options, partitionBy, periods = [] }: Table): boolean {
  return (
    columns.every(({ generated }) => generated === null) &&
    indexes.every(({ method, definition }) => method === 'btree' && definition === null) &&
    periods.length === 0 &&
    partitionBy == null &&
    !/with system versioning/i.test(options ?? '')
  )
}

function isKnown(deed: Deed): boolean {
  switch (deed.kind) {
    case 'add-column':
    case 'drop-column':
      return deed.column.identity === null
    case 'add-index':
    case 'drop-index':
      return deed.index.backs !== 'primary-key'
    case 'modify-column':
      return !deed.moved && isOnlyLonger(deed.from, deed.to)
    case 'show-index':
      return true
    default:
      return false
  }
}

/** A default, a comment, more room for text, more words behind those of an ENUM: the stored values stay as they are. */
function isOnlyLonger(from: Column, to: Column): boolean {
  const { type, charset, nullability, counts } = columnChange(from, to)
  return ['same', 'longer', 'words'].includes(type) && charset === 'same' && nullability === 'same' && !counts
}
