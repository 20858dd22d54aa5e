import type { Session } from '../dialects/dialect'

/** Does some work in one transaction of a link: all of it stands, or nothing. */
export async function together<T>(session: Session, work: () => Promise<T>): Promise<T> {
  await session.query('begin')
  try {
    const done = await work()
    await session.query('commit')
    return done
  } catch (error) {
    // A link that is gone takes its transaction with it.
    if (!session.closed) await session.query('rollback').catch(() => undefined)
    throw error
  }
}
