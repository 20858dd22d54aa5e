import type { Column, Table } from '#contract/catalog'
import { atLeast, type Product } from '../../flavour'
import type { Deed } from '../../plan/alter/clause'
import { columnChange } from './column-change'
import { copy, inplace, instant, lockedInplace, nocopy, together, type Cost } from './cost'

/** MySQL's documentation of what InnoDB changes how. */
export const mysqlSource = 'https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html'

/** What one clause costs on MySQL 5.7 and newer, on InnoDB, by its documentation. */
export function mysqlCost(deed: Deed, from: Table, to: Table, product: Product): Cost {
  const since = (major: number, minor: number, patch: number, cost: Cost): Cost =>
    atLeast(product, major, minor, patch) ? instant : cost
  switch (deed.kind) {
    case 'add-column':
      if (deed.column.generated !== null) return deed.column.generated.stored ? copy : since(8, 0, 0, nocopy)
      if (deed.column.identity !== null) return lockedInplace
      if (isBound(from)) return inplace
      return deed.last ? since(8, 0, 12, inplace) : since(8, 0, 29, inplace)
    case 'drop-column':
      if (deed.column.generated?.stored === false) return since(8, 0, 0, nocopy)
      return isBound(from) ? inplace : since(8, 0, 29, inplace)
    case 'replace-column':
      return deed.to.generated?.stored === true ? copy : inplace
    case 'modify-column':
      return together([modifyColumn(deed.from, deed.to), ...(deed.moved ? [moved(deed.to)] : [])])
    case 'add-index':
      return addIndex(deed.index, from)
    case 'drop-index':
      return deed.index.backs === 'primary-key' ? (to.primaryKey === null ? copy : inplace) : nocopy
    case 'add-check':
    case 'add-foreign-key':
      return copy
    case 'enforce-check':
      return deed.check.enforced ? copy : instant
    case 'set-option':
      return setOption(deed.option)
    case 'partition':
      return deed.how === 'add' ? { algorithm: 'nocopy', lock: 'exclusive' } : copy
    case 'show-index':
    case 'drop-check':
    case 'drop-foreign-key':
      return instant
    case 'add-versioning':
    case 'drop-versioning':
    case 'add-period':
    case 'drop-period':
      // MySQL has none of them.
      return copy
  }
}

/** Tables whose columns can't come or go at once. */
function isBound(table: Table): boolean {
  return (
    /row_format=compressed|key_block_size/i.test(table.options ?? '') ||
    table.indexes.some(({ method }) => method === 'fulltext')
  )
}

function moved({ generated }: Column): Cost {
  return generated === null ? inplace : copy
}

function modifyColumn(from: Column, to: Column): Cost {
  const change = columnChange(from, to)
  if (['other', 'longer-over'].includes(change.type) || change.generation !== 'same' || change.counts)
    return copy
  if (change.charset !== 'same') return copy
  return together([
    change.type === 'longer' ? nocopy : instant,
    change.nullability === 'same' ? instant : inplace,
  ])
}

function addIndex(index: Table['indexes'][number], table: Table): Cost {
  if (index.backs === 'primary-key') return inplace
  if (index.method === 'fulltext')
    return table.indexes.some(({ method }) => method === 'fulltext')
      ? { algorithm: 'nocopy', lock: 'shared' }
      : lockedInplace
  return index.method === 'spatial' ? { algorithm: 'nocopy', lock: 'shared' } : nocopy
}

function setOption(option: string): Cost {
  if (option === 'engine' || option === 'compression' || option === 'encryption') return copy
  return ['row_format', 'key_block_size', 'collation'].includes(option) ? inplace : instant
}
