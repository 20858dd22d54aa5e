import type { Judged } from '../hazard'
import { copy, inplace, instant, together, type Cost } from './cost'
import { mariadbCost, mariadbSource } from './mariadb'
import { mysqlCost, mysqlSource } from './mysql'

/** What an ALTER TABLE costs, and the documentation that says so. */
export function costOf({ product, from, to, clauses }: Judged): Cost & { readonly source: string } {
  const mariadb = product.flavour === 'mariadb'
  const source = mariadb ? mariadbSource : mysqlSource
  const inEngine = /^innodb$/i.test(from.engine ?? '') && /^innodb$/i.test(to.engine ?? '')
  const costs = clauses.map(({ deed }): Cost => {
    if (!inEngine) return elsewhere(deed.kind)
    return mariadb ? mariadbCost(deed, from, to) : mysqlCost(deed, from, to, product)
  })
  const met = inEngine ? meeting(clauses, mariadb) : instant
  return { ...together([met, ...costs]), source }
}

/** What clauses cost for standing in one statement: https://mariadb.com/docs/server/server-usage/storage-engines/innodb/innodb-online-ddl/innodb-online-ddl-operations-with-the-nocopy-alter-algorithm */
function meeting(clauses: Judged['clauses'], mariadb: boolean): Cost {
  const columns = clauses.filter(({ deed }) => deed.kind === 'add-column' || deed.kind === 'drop-column')
  // MariaDB adds and drops virtual columns in place alone.
  const virtual = columns.filter(({ deed }) => 'column' in deed && deed.column.generated?.stored === false)
  if (mariadb && virtual.length > 0 && virtual.length < clauses.length) return copy
  // With rows of another shape an index is built from rows that are written anew.
  return columns.length > 0 && clauses.some(({ deed }) => deed.kind === 'add-index') ? inplace : instant
}

/** Other engines know names and notes without their rows; everything else copies the table. */
function elsewhere(kind: Judged['clauses'][number]['deed']['kind']): Cost {
  return ['show-index', 'drop-check', 'drop-foreign-key'].includes(kind) ? instant : copy
}
