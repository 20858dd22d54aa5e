import type { Judged } from '../hazard'
import { copy, instant, together, type Cost } from './cost'
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
  return { ...together([instant, ...costs]), source }
}

/** Other engines know names and notes without their rows; everything else copies the table. */
function elsewhere(kind: Judged['clauses'][number]['deed']['kind']): Cost {
  return ['show-index', 'drop-check', 'drop-foreign-key'].includes(kind) ? instant : copy
}
