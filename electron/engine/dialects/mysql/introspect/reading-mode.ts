import type { Session } from '../../dialect'
import type { Settings } from '../ddl/settings'
import { atLeast, type Product } from '../flavour'
import { literal } from '../quote'

/**
 * Reads with an empty `sql_mode`, for modes change how the server spells what it tells (ANSI_QUOTES,
 * NO_BACKSLASH_ESCAPES, NO_TABLE_OPTIONS …), and gives back what the session had.
 */
export async function inReadingMode<T>(
  session: Session,
  product: Product,
  read: (own: Settings) => Promise<T>,
): Promise<T> {
  const [row = {}] = await session.query(
    'select @@sql_mode as `mode`, @@collation_connection as `collation`, @@time_zone as `zone`, ' +
      '@@sql_quote_show_create as `quoted`',
  )
  const own: Settings = {
    sqlMode: String(row['mode']),
    collation: String(row['collation']),
    timeZone: String(row['zone']),
  }
  // MySQL otherwise tells row counts and next values up to a day old:
  // https://dev.mysql.com/doc/refman/8.4/en/information-schema-optimization.html
  const expiry = product.flavour === 'mysql' && atLeast(product, 8, 0)
  const fresh = (value: string): string =>
    expiry ? `, session information_schema_stats_expiry = ${value}` : ''
  await session.query(`set session sql_mode = '', session sql_quote_show_create = 1${fresh('0')}`)
  try {
    return await read(own)
  } finally {
    if (!session.closed)
      await session.query(
        `set session sql_mode = ${literal(own.sqlMode)}, session sql_quote_show_create = ${Number(row['quoted'])}${fresh('default')}`,
      )
  }
}
