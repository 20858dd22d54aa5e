import type { Catalog } from '#contract/catalog'
import { atLeast, type Product } from '../flavour'

/**
 * Whom a user may name as definer, by SHOW GRANTS; null where that leaves it open.
 * https://mariadb.com/docs/server/reference/sql-statements/account-management-sql-statements/grant#set-user
 * https://dev.mysql.com/doc/refman/8.4/en/stored-objects-security.html
 */
export function nameableDefiners(grants: readonly string[], product: Product): Catalog['definers'] | null {
  const everywhere = grants.flatMap(
    (grant) => /^GRANT (.+) ON \*\.\* TO /.exec(grant)?.[1]?.split(/, ?/) ?? [],
  )
  // MariaDB took it out of SUPER with 11.0.1.
  const isSuper = product.flavour === 'mysql' || !atLeast(product, 11, 0, 1) ? ['SUPER'] : []
  const enough = new Set(['ALL PRIVILEGES', 'SET USER', 'SET_USER_ID', 'SET_ANY_DEFINER', ...isSuper])
  if (everywhere.some((right) => enough.has(right))) return 'any'
  // MySQL names roles here and not what they allow.
  return product.flavour === 'mysql' && grants.some((grant) => !/ ON .+ TO /.test(grant)) ? null : 'own'
}
