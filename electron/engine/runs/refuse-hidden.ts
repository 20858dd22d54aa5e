import type { Dialect, Session } from '../dialects/dialect'
import { AppError } from '../errors'

/** Throws where a table that no catalog tells may be there all the same, hidden from who asks. `table` is quoted and qualified. */
export async function refuseHidden({ hides }: Dialect, session: Session, table: string): Promise<void> {
  if (hides === null) return
  try {
    await session.query(hides.probe(table))
  } catch (error) {
    if (!(error instanceof AppError) || error.data.server?.code === hides.absent) return
    throw AppError.of({
      ...error.data,
      message: `Whether ${table} is there, and what is applied, can't be told: ${error.message}`,
    })
  }
}
