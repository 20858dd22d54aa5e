import type { Session } from '../../dialect'

/** PostgreSQL holds a lock for everything made in one transaction, and only so many: some thousand relations. */
const together = 200

/**
 * Runs the statements that make a schema, many as one message: each costs more on its way than in the server. What of
 * a message fails undoes all of it (https://www.postgresql.org/docs/current/protocol-flow.html), which is then run one
 * by one, and says by itself what is wrong.
 */
export async function fill(session: Session, statements: readonly string[]): Promise<void> {
  const within = await session.inTransaction()
  for (let at = 0; at < statements.length; at += together) {
    const some = statements.slice(at, at + together)
    try {
      // A statement may end in a comment.
      await session.run(some.join('\n;\n'))
    } catch (error) {
      if (within || session.closed) throw error
      for (const sql of some) await session.run(sql)
    }
  }
}
