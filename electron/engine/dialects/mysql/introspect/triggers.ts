import type { Session } from '../../dialect'

/** The tables that have triggers, as far as the user may see these. */
export async function readTriggered(session: Session): Promise<Set<string>> {
  const rows = await session.query<{ table: string }>(
    `select distinct event_object_table as \`table\` from information_schema.triggers
where event_object_schema = ?`,
    [session.server.database],
  )
  return new Set(rows.map(({ table }) => table))
}
