import type { DialectName, Target } from '#contract/connection'
import type { Dialect, Session } from './dialect'
import { mysql } from './mysql/index'
import { mayCreate as mayCreateInMysql } from './mysql/may-create'
import { postgres } from './postgres/index'
import { mayCreate as mayCreateInPostgres } from './postgres/may-create'

const dialects: Record<DialectName, Dialect> = { postgres, mysql }

/** The dialect that speaks to a target; an embedded database is PostgreSQL. */
export function dialectOf(target: Target): Dialect {
  return target.kind === 'embedded' ? postgres : dialects[target.dialect]
}

/** The dialect of a name. */
export function dialectNamed(name: DialectName): Dialect {
  return dialects[name]
}

export { openDoor } from './postgres/embedded/door'
export { doorTo } from './postgres/throwaway'

/** Whether the session's user may create tables; null where the server does not tell. */
export async function mayCreateTables(session: Session): Promise<boolean | null> {
  const ask = session.server.dialect === 'postgres' ? mayCreateInPostgres : mayCreateInMysql
  return ask(session).catch(() => null)
}
