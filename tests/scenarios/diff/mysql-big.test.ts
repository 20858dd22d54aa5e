import type { Catalog } from '#contract/catalog'
import { pairsOf } from './pair'
import { tryPairs } from './trials'

/** Those of which an ALTER TABLE is a part: to big tables it says how the server has to make it, or refuse. */
const altered = /^(auto|check|collation|column|generated|index|json|partition|primary|table|unique|name)/

const big = (catalog: Catalog): Catalog => ({
  ...catalog,
  tables: catalog.tables.map((table) => ({ ...table, estimatedRows: 50_000_000, bytes: 9_000_000_000 })),
})

tryPairs(
  'mariadb',
  pairsOf('mysql').filter(({ name }) => altered.test(name)),
  big,
)
