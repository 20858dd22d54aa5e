import type { Session } from '../dialect'

/** Undoes the open transaction, always wholly. */
export async function undo(session: Session): Promise<null> {
  await session.query('rollback')
  return null
}

/** What may stand of a transaction whose link broke: nothing, the server undoes all of it. */
export async function outlasts(): Promise<null> {
  return null
}
