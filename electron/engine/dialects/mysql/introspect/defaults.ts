import type { Product } from '../flavour'
import { literal } from '../quote'
import type { ColumnRow } from './columns'
import { unqualify } from './unqualify'

type DefaultRow = Pick<ColumnRow, 'default' | 'extra' | 'type'>

/** A column's default as DDL would accept it; null for none and for DEFAULT NULL, which are the same. */
export function defaultOf(row: DefaultRow, flavour: Product['flavour'], database: string): string | null {
  if (row.default === null) return null
  // MariaDB (10.2.7 on) spells defaults as DDL does, and NULL as a word:
  // https://mariadb.com/docs/server/reference/system-tables/information-schema/information-schema-tables/information-schema-columns-table
  // A sequence stands there with its database.
  if (flavour === 'mariadb') return row.default === 'NULL' ? null : unqualify(row.default, database)
  return mysqlDefault(row, row.default)
}

/**
 * MySQL gives a literal without its quotes, and an expression marked DEFAULT_GENERATED in EXTRA (8.0.13 on):
 * https://dev.mysql.com/doc/refman/8.4/en/information-schema-columns-table.html
 */
function mysqlDefault(row: DefaultRow, value: string): string {
  const now = /^current_timestamp(\(\d*\))?$/i.test(value)
  if (/\bDEFAULT_GENERATED\b/.test(row.extra)) return now ? value : `(${unescape(value)})`
  if (now && /^(timestamp|datetime)/i.test(row.type)) return value
  if (/^bit/i.test(row.type) && /^b'/i.test(value)) return value
  if (/^(var)?binary/i.test(row.type) && /^0x[0-9a-f]*$/i.test(value)) return value
  if (/^(tiny|small|medium|big)?int|^(decimal|numeric|float|double|year)/i.test(row.type)) return value
  return literal(value)
}

/** An expression of a generated column or a check, as DDL would accept it. */
export function expressionOf(text: string, flavour: Product['flavour']): string {
  return flavour === 'mysql' ? unescape(text) : text
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', Z: '\x1a' }

/** MySQL 8 escapes the quotes within stored expressions once more: `_utf8mb4\'a\'`, https://bugs.mysql.com/bug.php?id=100607 */
function unescape(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, character: string) => escapes[character] ?? character)
}
