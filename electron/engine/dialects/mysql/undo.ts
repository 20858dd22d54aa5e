import type { Session } from '../dialect'

/** "Some non-transactional changed tables couldn't be rolled back": MyISAM, Aria, MEMORY. */
const notUndone = /\b1196\b/

/** Undoes the open transaction; what the server says it could not undo, or null where nothing is left. */
export async function undo(session: Session): Promise<string | null> {
  const { notices } = await session.run('rollback')
  return notices.find((notice) => notUndone.test(notice)) ?? null
}

/** What may stand of a transaction whose link broke: tables without transactions keep their rows. */
export async function outlasts(session: Session): Promise<string | null> {
  const [found] = await session.query<{ engine: string }>(
    `select t.engine as engine from information_schema.tables t join information_schema.engines e on e.engine = t.engine
where t.table_schema = database() and e.transactions <> 'YES' limit 1`,
  )
  return found === undefined ? null : `this database has tables without transactions (${found.engine}).`
}
