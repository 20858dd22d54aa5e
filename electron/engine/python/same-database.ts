import { randomBytes, randomInt } from 'node:crypto'
import type { DialectName } from '#contract/connection'

/** How a link that somebody else opens shows that it leads to the database one's own link leads to. */
export interface SameDatabase {
  readonly ask: string
  readonly answer: string
}

/** `hold` is sent on a link of one's own, which stays open for as long as others ask: a lock of a random name. */
export function sameDatabase(dialect: DialectName): SameDatabase & { readonly hold: string } {
  return { ...proofs[dialect](), answer: '1' }
}

const proofs: Record<DialectName, () => { hold: string; ask: string }> = {
  // Advisory locks are of one database.
  postgres: () => {
    const [high, low] = [randomInt(2 ** 31), randomInt(2 ** 31)]
    return {
      hold: `select pg_advisory_lock(${high}, ${low})`,
      ask: `select count(*) from pg_catalog.pg_locks where locktype = 'advisory' and classid = ${high} and objid = ${low} and objsubid = 2 and database = (select oid from pg_catalog.pg_database where datname = current_database())`,
    }
  },
  // Named locks are of the whole server, so the database is asked for beside them.
  mysql: () => {
    const name = `varve ${randomBytes(12).toString('hex')}`
    return {
      hold: `select get_lock(concat('${name} ', md5(database())), 0)`,
      ask: `select is_used_lock(concat('${name} ', md5(database()))) is not null`,
    }
  },
}
