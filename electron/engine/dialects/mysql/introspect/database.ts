import type { Schema } from '#contract/catalog'
import { madeAt } from '../../scratch-mark'
import type { Session } from '../../dialect'

/** The connection's own database; a scratch database is made like whichever it stands beside, so that its collation says nothing. */
export async function readDatabase(session: Session): Promise<Schema> {
  const { database } = session.server
  const [row] = await session.query<{ collation: string }>(
    `select default_collation_name as \`collation\`
from information_schema.schemata where schema_name = ?`,
    [database],
  )
  const collation = madeAt(database) === null ? (row?.collation ?? null) : null
  return { name: database, comment: null, collation }
}
