import type { Index, Table } from '#contract/catalog'
import type { Product } from '../../flavour'
import { indexDdl } from '../../ddl/key'
import { quote } from '../../quote'
import type { ChangeIndex } from '../change-index'
import type { Clause } from './clause'

/** The clauses that make the indexes of one table those of the other, keys included. */
export function indexClauses(from: Table, to: Table, changes: ChangeIndex, product: Product): Clause[] {
  const before = new Map(from.indexes.map((index) => [index.name, index]))
  const after = new Map(to.indexes.map((index) => [index.name, index]))
  const made = (index: Index, sql: string, kind: 'add-index' | 'drop-index' | 'show-index'): Clause => ({
    sql,
    deed: { kind, index },
    changes: changes.index(to.name, index.name),
  })
  const remains = (index: Index): boolean => {
    const other = after.get(index.name)
    return other !== undefined && bodyOf(index, from.engine) === bodyOf(other, to.engine)
  }
  const added = to.indexes.filter(({ name }) => {
    const old = before.get(name)
    return old === undefined || !remains(old)
  })
  return [
    ...from.indexes.filter((index) => !remains(index)).map((index) => made(index, drop(index), 'drop-index')),
    ...added.map((index) => made(index, `add ${indexDdl(index, to.engine)}`, 'add-index')),
    ...to.indexes
      .filter((index) => !added.includes(index) && before.get(index.name)?.visible !== index.visible)
      .map((index) => made(index, show(index, product), 'show-index')),
  ]
}

/** What an index is, beside whether the optimizer looks at it. */
function bodyOf(index: Index, engine: string | null): string {
  return indexDdl({ ...index, visible: true }, engine)
}

function drop(index: Index): string {
  return index.backs === 'primary-key' ? 'drop primary key' : `drop index ${quote(index.name)}`
}

/**
 * https://mariadb.com/docs/server/ha-and-performance/optimization-and-tuning/optimization-and-indexes/ignored-indexes
 * https://dev.mysql.com/doc/refman/8.4/en/invisible-indexes.html
 */
function show({ name, visible }: Index, { flavour }: Product): string {
  const words =
    flavour === 'mariadb' ? (visible ? 'not ignored' : 'ignored') : visible ? 'visible' : 'invisible'
  return `alter index ${quote(name)} ${words}`
}
