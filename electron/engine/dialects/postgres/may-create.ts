import type { Session } from '../dialect'

/** Whether the session's user may create tables where unqualified names land; null where the server does not tell. */
export async function mayCreate(session: Session): Promise<boolean | null> {
  const [row] = await session.query<{ may: boolean | null }>(
    "select has_schema_privilege(current_schema(), 'CREATE') as may",
  )
  // current_schema() is null where no schema of the search path exists: unqualified names then land nowhere.
  return row?.may ?? false
}
