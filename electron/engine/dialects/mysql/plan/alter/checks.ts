import type { CheckConstraint, Table } from '#contract/catalog'
import { checkDdl } from '../../ddl/table'
import type { Product } from '../../flavour'
import { quote } from '../../quote'
import type { ChangeIndex } from '../change-index'
import type { Clause } from './clause'

/** The clauses that make the table's checks those of the other; what belongs to a column goes with it. */
export function checkClauses(from: Table, to: Table, changes: ChangeIndex, product: Product): Clause[] {
  const [before, after] = [ofTable(from), ofTable(to)]
  const made = (
    check: CheckConstraint,
    sql: string,
    kind: 'add-check' | 'drop-check' | 'enforce-check',
  ): Clause => ({
    sql,
    deed: { kind, check },
    changes: changes.part('check', to.name, check.name),
  })
  const sameIn = (list: readonly CheckConstraint[], { name, expression }: CheckConstraint) =>
    list.find((other) => other.name === name && other.expression === expression) ?? null
  // MySQL has a word of its own from the version on that has checks: https://dev.mysql.com/doc/refman/8.4/en/alter-table.html
  const word = product.flavour === 'mysql' ? 'check' : 'constraint'
  return [
    ...before
      .filter((check) => sameIn(after, check) === null)
      .map((check) => made(check, `drop ${word} ${quote(check.name)}`, 'drop-check')),
    ...after
      .filter((check) => sameIn(before, check) === null)
      .map((check) => made(check, `add ${checkDdl(check)}`, 'add-check')),
    ...after.flatMap((check) => {
      const old = sameIn(before, check)
      if (old === null || old.enforced === check.enforced) return []
      const words = `alter check ${quote(check.name)} ${check.enforced ? '' : 'not '}enforced`
      return [made(check, words, 'enforce-check')]
    }),
  ]
}

function ofTable({ checks }: Table): CheckConstraint[] {
  return checks.filter(({ column }) => column == null)
}
