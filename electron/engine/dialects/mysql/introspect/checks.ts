import type { CheckConstraint } from '#contract/catalog'
import type { Session } from '../../dialect'
import { atLeast, type Product } from '../flavour'
import { expressionOf } from './defaults'

export interface CheckRow {
  readonly table: string
  readonly name: string
  readonly expression: string
  readonly enforced: string
  readonly level: string
}

/** Check constraints, those of a single column included; MySQL has them from 8.0.16 on. */
export async function readChecks(session: Session, product: Product): Promise<CheckRow[]> {
  const sql =
    product.flavour === 'mariadb'
      ? mariadbChecks(product)
      : atLeast(product, 8, 0, 16)
        ? mysqlChecks
        : noChecks
  return session.query<CheckRow & Record<string, unknown>>(sql, [session.server.database])
}

const noChecks = 'select null from dual where ? is null'

/** MariaDB tells from 10.5.10 on whether a check belongs to its column. */
const mariadbChecks = (product: Product): string => `
select table_name as \`table\`, constraint_name as \`name\`, check_clause as \`expression\`, 'YES' as \`enforced\`,
  ${atLeast(product, 10, 5, 10) ? 'level' : "'Table'"} as \`level\`
from information_schema.check_constraints
where constraint_schema = ?
order by table_name, constraint_name`

// MySQL's CHECK_CONSTRAINTS does not tell the table; names are unique in a database.
// https://dev.mysql.com/doc/refman/8.4/en/information-schema-check-constraints-table.html
const mysqlChecks = `
select t.table_name as \`table\`, c.constraint_name as \`name\`, c.check_clause as \`expression\`,
  t.enforced as \`enforced\`, 'Table' as \`level\`
from information_schema.check_constraints c
join information_schema.table_constraints t
  on t.constraint_schema = c.constraint_schema and t.constraint_name = c.constraint_name
where c.constraint_schema = ? and t.constraint_type = 'CHECK'
order by t.table_name, c.constraint_name`

export function checkOf(row: CheckRow, product: Product): CheckConstraint {
  return {
    name: row.name,
    expression: expressionOf(row.expression, product.flavour),
    validated: true,
    enforced: row.enforced === 'YES',
    column: row.level === 'Column' ? row.name : null,
  }
}
