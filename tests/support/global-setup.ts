import type { TestProject } from 'vitest/node'
import { startMariadb } from './mariadb'
import { startPostgres } from './postgres'
import type { ServerAddress } from './server'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: ServerAddress
    mariadb: ServerAddress
  }
}

/** Starts one PostgreSQL and one MariaDB for the whole run; a missing server fails it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = await Promise.all([startPostgres(), startMariadb()])
  const [postgres, mariadb] = servers.map(({ dialect, host, port, user, password }) => ({
    dialect,
    host,
    port,
    user,
    password,
  })) as [ServerAddress, ServerAddress]
  project.provide('postgres', postgres)
  project.provide('mariadb', mariadb)
  return async () => {
    await Promise.all(servers.map((server) => server.stop()))
  }
}
