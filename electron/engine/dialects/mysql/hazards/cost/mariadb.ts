import type { Column, Table } from '#contract/catalog'
import type { Deed } from '../../plan/alter/clause'
import { columnChange, longest } from './column-change'
import { copy, inplace, instant, lockedInplace, nocopy, together, type Cost } from './cost'

/** MariaDB's documentation of what InnoDB changes how; the integration test asks a server whether it agrees. */
export const mariadbSource =
  'https://mariadb.com/docs/server/server-usage/storage-engines/innodb/innodb-online-ddl/innodb-online-ddl-operations-with-the-instant-alter-algorithm'

/** What one clause costs on MariaDB 10.4 and newer, on InnoDB. */
export function mariadbCost(deed: Deed, from: Table, to: Table): Cost {
  switch (deed.kind) {
    case 'add-column':
      return addColumn(deed.column, from)
    case 'drop-column':
    case 'replace-column':
      return isIndexed(deed.kind === 'drop-column' ? deed.column : deed.from, from)
        ? together([nocopy, reshaped(from)])
        : reshaped(from)
    case 'modify-column':
      return together([modifyColumn(deed.from, deed.to, from), ...(deed.moved ? [reshaped(from)] : [])])
    case 'add-index':
      return addIndex(deed.index, from)
    case 'drop-index':
      // A primary key that takes the place of another is made in the same go.
      return deed.index.backs === 'primary-key' ? (to.primaryKey === null ? copy : inplace) : nocopy
    case 'add-check':
    case 'add-foreign-key':
    case 'add-versioning':
    case 'add-period':
      return copy
    case 'drop-versioning':
      return lockedInplace
    case 'set-option':
      return setOption(deed.option)
    case 'partition':
      return deed.how === 'add' ? { algorithm: 'nocopy', lock: 'exclusive' } : copy
    case 'show-index':
    case 'drop-period':
    case 'drop-check':
    case 'enforce-check':
    case 'drop-foreign-key':
      return instant
  }
}

/** Where columns come, go or move the rows stay as they are, but for these tables. */
function reshaped(table: Table): Cost {
  if (table.indexes.some(({ method }) => method === 'fulltext')) return lockedInplace
  return /row_format=compressed|key_block_size/i.test(table.options ?? '') ? inplace : instant
}

function addColumn(column: Column, table: Table): Cost {
  if (column.identity !== null) return lockedInplace
  if (column.generated?.stored === true) return copy
  const computed =
    column.default !== null &&
    !/^(current_timestamp(\(\d*\))?|[-+]?[\d.]+|[bx]?'[\s\S]*')$/i.test(column.default)
  return computed ? copy : reshaped(table)
}

function modifyColumn(from: Column, to: Column, table: Table): Cost {
  const change = columnChange(from, to)
  const costs: Cost[] = []
  if (
    change.type === 'other' ||
    change.counts ||
    change.generation === 'stored' ||
    change.charset === 'other'
  )
    return copy
  // https://jira.mariadb.org/browse/MDEV-15563: up to 127 bytes the length may grow to any.
  if (change.type === 'longer-over' && longest(from) > 127) return copy
  if (change.charset !== 'same') costs.push(isIndexed(from, table) ? nocopy : instant)
  if (change.nullability === 'to-null')
    costs.push(/row_format=redundant/i.test(table.options ?? '') ? instant : inplace)
  if (change.nullability === 'to-not-null') costs.push(inplace)
  return together([instant, ...costs])
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
  if (option === 'engine') return copy
  return /^(row_format|key_block_size|`?page_compress|`?encrypt)/i.test(option) ? inplace : instant
}

function isIndexed({ name }: Column, { indexes }: Table): boolean {
  return indexes.some(({ parts }) => parts.some(({ column }) => column === name))
}
