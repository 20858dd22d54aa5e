import { startMariadb } from '../support/mariadb'
import { startPostgres } from '../support/postgres'
import { giveServers } from './servers'

/** Starts one PostgreSQL and one MariaDB for the whole run; a missing server fails it. */
export default async function setup(): Promise<() => Promise<void>> {
  const [postgres, mariadb] = await Promise.all([startPostgres(), startMariadb()])
  giveServers({ postgres, mariadb })
  return async () => {
    await Promise.all([postgres.stop(), mariadb.stop()])
  }
}
