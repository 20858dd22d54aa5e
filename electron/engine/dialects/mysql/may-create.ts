import type { Session } from '../dialect'

const direct = `
  with me as (
    select concat('''', substring_index(current_user(), '@', length(current_user()) - length(replace(current_user(), '@', ''))),
                  '''@''', substring_index(current_user(), '@', -1), '''') as grantee
  )
  select exists (select 1 from information_schema.user_privileges p join me on p.grantee = me.grantee
                  where p.privilege_type = 'CREATE')
      or exists (select 1 from information_schema.schema_privileges p join me on p.grantee = me.grantee
                  where p.privilege_type = 'CREATE' and database() like p.table_schema) as may`

/** Whether the session's user may create tables in its database; null where the server does not tell. */
export async function mayCreate(session: Session): Promise<boolean | null> {
  const [row] = await session.query<{ may: unknown }>(direct)
  if (Number(row?.may) === 1) return true
  // What roles allow is not in these views: with any role the answer is open.
  const [roles] = await session.query<{ roles: unknown }>(
    'select count(*) as roles from information_schema.applicable_roles',
  )
  return Number(roles?.roles) === 0 ? false : null
}
