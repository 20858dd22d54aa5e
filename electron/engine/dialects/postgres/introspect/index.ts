import type { Catalog } from '#contract/catalog'
import type { Session } from '../../dialect'
import { assembleTables } from './assemble'
import { readColumns } from './columns'
import { readConstraints } from './constraints'
import { readEnums } from './enums'
import { readIndexes } from './indexes'
import { readSchemas } from './schemas'
import { readTables } from './tables'
import { readViews } from './views'

/**
 * Reads the catalog in one snapshot. The server spells a name without its schema where the search path finds it, so the
 * path is set to `public` for the length of the reading: the same catalog reads the same whatever a session or role has set.
 */
export async function introspect(session: Session): Promise<Catalog> {
  const major = Number.parseInt(session.server.version, 10)
  await session.query('begin isolation level repeatable read, read only')
  try {
    await session.query('set local search_path to public')
    const schemas = await readSchemas(session)
    const tables = await readTables(session)
    const columns = await readColumns(session)
    const constraints = await readConstraints(session, major)
    const indexes = await readIndexes(session, major)
    const views = await readViews(session, indexes)
    const enums = await readEnums(session)
    await session.query('commit')
    return {
      server: session.server,
      schemas,
      tables: assembleTables(tables, columns, constraints, indexes),
      views,
      enums,
      objects: [],
      dependencies: [],
      readAt: new Date().toISOString(),
    }
  } catch (error) {
    if (!session.closed) await session.query('rollback').catch(() => undefined)
    throw error
  }
}
