import type { Table } from '#contract/catalog'
import type { Product } from '../../flavour'
import { quote } from '../../quote'
import type { ChangeIndex } from '../change-index'
import { checkClauses } from './checks'
import type { Clause } from './clause'
import { columnClauses } from './columns'
import { indexClauses } from './indexes'
import { optionClauses } from './options'
import { smallestDivision, wholeDivision } from './partitions'
import { isVersioned, periodClauses, versioningClauses } from './versioning'

/** One ALTER TABLE: what it does, clause by clause. */
export interface Alteration {
  readonly sql: string
  readonly clauses: readonly Clause[]
}

/** What makes one table the other, and options that no statement takes back. */
export interface Altered {
  /** Null where nothing differs. */
  readonly alteration: Alteration | null
  readonly unknown: readonly string[]
}

/** The ALTER TABLE that makes one table the other, without foreign keys. */
export function alterTable(from: Table, to: Table, changes: ChangeIndex, product: Product): Altered {
  const options = optionClauses(from, to, changes)
  const versioning = versioningClauses(from, to, changes)
  const isLeaving = ({ sql }: Clause): boolean => sql.startsWith('drop ')
  const clauses = [
    ...versioning.filter(isLeaving),
    ...periodClauses(from, to, changes),
    ...columnClauses(from, to, changes),
    ...checkClauses(from, to, changes, product),
    ...indexClauses(from, to, changes, product),
    ...versioning.filter((clause) => !isLeaving(clause)),
    ...options.clauses,
  ]
  // What touches only some partitions stands in no statement with anything else.
  const divide = clauses.length === 0 ? smallestDivision : wholeDivision
  const parts = divide(from, to, changes)
  return {
    alteration:
      clauses.length === 0 && parts === null ? null : alteration(to, clauses, parts, isVersioned(from)),
    unknown: options.unknown,
  }
}

/** A partitioning stands last, without a comma. */
function alteration(
  table: Table,
  clauses: readonly Clause[],
  division: Clause | null,
  keepsHistory: boolean,
): Alteration {
  const list = clauses.map(({ sql }) => `\n  ${sql}`).join(',')
  const parts = division === null ? '' : `\n  ${division.sql}`
  const words = list + parts
  const body = clauses.length + (division === null ? 0 : 1) === 1 ? words.replace('\n  ', ' ') : words
  return {
    sql: `${keepsHistory ? keepingHistory : ''}alter table ${quote(table.name)}${body}`,
    clauses: [...clauses, ...(division === null ? [] : [division])],
  }
}

/** Without it MariaDB refuses to alter a table with history: https://mariadb.com/docs/server/reference/sql-structure/temporal-tables/system-versioned-tables#system_versioning_alter_history */
const keepingHistory = 'set statement system_versioning_alter_history = keep for '
