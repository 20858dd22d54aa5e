import { setImmediate } from 'node:timers/promises'
import { AppError } from '#engine/errors'
import type { Row, Session } from '../../dialect'

/** What the server answered to one statement of many. */
export interface Answer {
  readonly rows: readonly Row[]
  /** Why it refused; null where it did not. */
  readonly refusal: { readonly errno: number; readonly message: string } | null
}

/** Measured: fewer cost round trips, more a longer parse of the block. */
const together = 500

/**
 * Asks many questions of one row set each, hundreds in one statement: MariaDB runs a block of them and answers with as
 * many row sets, without the client's leave for several statements in one text. One that fails answers with its error.
 * https://mariadb.com/docs/server/reference/sql-statements/programmatic-compound-statements/using-compound-statements-outside-of-stored-programs
 */
export async function readEach<T>(
  session: Session,
  statements: readonly string[],
  read: (answer: Answer, at: number) => T,
): Promise<T[]> {
  const found: T[] = []
  const blockAt = (from: number): Promise<Answer[]> => {
    const block = statements.slice(from, from + together)
    return block.length === 0 ? Promise.resolve([]) : readBlock(session, block)
  }
  let next = blockAt(0)
  for (let from = 0; from < statements.length; from += together) {
    const answers = await next
    next = blockAt(from + together)
    // What it rejects with comes out where it is awaited.
    next.catch(() => undefined)
    // Sent first: the server answers the next block while this one is read.
    await setImmediate()
    for (const answer of answers) found.push(read(answer, found.length))
  }
  return found
}

async function readBlock(session: Session, statements: readonly string[]): Promise<Answer[]> {
  const results: unknown[] = await session.query(blockOf(statements))
  const sets = results.filter((result) => Array.isArray(result)) as Row[][]
  if (sets.length !== statements.length)
    throw new AppError(
      'internal',
      `The server gave ${sets.length} answers to ${statements.length} questions.`,
    )
  return sets.map((rows) => {
    const [first] = rows
    const failed = first !== undefined && 'varve_errno' in first
    return failed
      ? { rows: [], refusal: { errno: Number(first['varve_errno']), message: String(first['varve_error']) } }
      : { rows, refusal: null }
  })
}

/** The text that a row has in a column; null where it has none, as SHOW CREATE does without the privilege. */
export function textIn(row: Row | undefined, column: string): string | null {
  const value = row?.[column]
  return typeof value === 'string' ? value : null
}

function blockOf(statements: readonly string[]): string {
  return `begin not atomic
declare number int;
declare message text;
declare continue handler for sqlexception begin
  get diagnostics condition 1 number = mysql_errno, message = message_text;
  select number as varve_errno, message as varve_error;
end;
${statements.join(';\n')};
end`
}
