import type { Table } from '#contract/catalog'
import { systemPeriod } from '../../ddl/column'
import { quote } from '../../quote'
import type { ChangeIndex } from '../change-index'
import type { Clause } from './clause'

/** The clauses of MariaDB's system versioning: https://mariadb.com/docs/server/reference/sql-structure/temporal-tables/system-versioned-tables */
export function versioningClauses(from: Table, to: Table, changes: ChangeIndex): Clause[] {
  const made = (sql: string, kind: 'add-versioning' | 'drop-versioning'): Clause => ({
    sql,
    deed: { kind },
    changes: changes.table(to.name),
  })
  const [before, after] = [systemPeriod(from.columns), systemPeriod(to.columns)]
  const same = before.join() === after.join()
  const [was, is] = [isVersioned(from), isVersioned(to)]
  return [
    ...(was && (!is || !same) ? [made('drop system versioning', 'drop-versioning')] : []),
    ...(before.length > 0 && !same ? [made('drop period for system_time', 'drop-versioning')] : []),
    ...(same ? [] : after.map((period) => made(`add ${period}`, 'add-versioning'))),
    ...(is && (!was || !same) ? [made('add system versioning', 'add-versioning')] : []),
  ]
}

export function isVersioned({ options }: Table): boolean {
  return /\bwith system versioning\b/i.test(options ?? '')
}

/** The clauses of periods of application time. */
export function periodClauses(from: Table, to: Table, changes: ChangeIndex): Clause[] {
  const [before, after] = [from.periods ?? [], to.periods ?? []]
  const key = (period: (typeof before)[number]): string => JSON.stringify(period)
  const missing = (list: typeof before, others: typeof before) =>
    list.filter((one) => !others.some((other) => key(other) === key(one)))
  return [
    ...missing(before, after).map((period): Clause => ({
      sql: `drop period for ${quote(period.name)}`,
      deed: { kind: 'drop-period', period },
      changes: changes.table(to.name),
    })),
    ...missing(after, before).map((period): Clause => ({
      sql: `add period for ${quote(period.name)} (${quote(period.from)}, ${quote(period.to)})`,
      deed: { kind: 'add-period', period },
      changes: changes.table(to.name),
    })),
  ]
}
