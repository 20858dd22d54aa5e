import { atLeast } from '../flavour'
import type { Cost } from './cost/cost'
import { inPlaceWords } from './cost/in-place'
import { deedsOf, isBig, type Judged } from './hazard'

/** How to make the change with less harm to those who use the table; null where the server's own way is the gentlest. */
export function gentlerWay(judged: Judged, { algorithm, lock }: Cost): string | null {
  const { product, from } = judged
  const partition = deedsOf(judged, 'partition')
  if (partition.some(({ how }) => how === 'add'))
    return 'It waits for all who use the table, then takes a moment.'
  const words = inPlaceWords(judged)?.toUpperCase() ?? null
  if (words !== null && isBig(from))
    return `Reading and writing go on meanwhile. The statement says ${words}: a server that can't refuses, and nothing has changed. Without these words it would copy ${from.name} under a lock; then ${online(from.name)}.`
  if (words !== null)
    return `Reading and writing go on meanwhile. With ${words} the server refuses instead of falling back to a lock.`
  if (algorithm !== 'copy' && lock === 'none')
    return `Reading and writing go on meanwhile, unless the server falls back to a copy. Try it with ALGORITHM=${product.flavour === 'mysql' ? 'INPLACE' : algorithm.toUpperCase()}, LOCK=NONE first: it then refuses instead.`
  if (algorithm !== 'copy')
    return `Add ALGORITHM=${product.flavour === 'mysql' ? 'INPLACE' : algorithm.toUpperCase()}, LOCK=SHARED: reading goes on, and the server refuses where it would do worse. Where writing must go on, ${online(from.name)}.`
  if (deedsOf(judged, 'add-foreign-key').length > 0)
    return `With SET foreign_key_checks = 0 the server adds the key in place (ALGORITHM=INPLACE, LOCK=NONE) and checks no row that is there: find those without a partner yourself first. Or ${online(from.name)}.`
  // MariaDB copies while others write: https://mariadb.com/docs/server/reference/sql-statements/data-definition/alter/alter-table/online-schema-change
  if (product.flavour === 'mariadb' && atLeast(product, 11, 2) && partition.length === 0)
    return 'Add ALGORITHM=COPY, LOCK=NONE: MariaDB copies while others write, from 11.2 on.'
  return `Run it while nobody writes. Where writing must go on, ${online(from.name)}.`
}

function online(table: string): string {
  return `copy ${table} beside itself with gh-ost or pt-online-schema-change, which keep up with what is written meanwhile`
}
