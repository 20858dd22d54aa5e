import { AppError } from '#engine/errors'
import type { Row, Session } from '../../dialect'
import { literal } from '../quote'

/** What the server answered to one statement of many. */
export interface Answer {
  readonly rows: readonly Row[]
  /** Why it refused; null where it did not. */
  readonly refusal: { readonly errno: number; readonly message: string } | null
}

/** Below the smallest `max_allowed_packet` that a server comes with: some 15,000 tables. */
const mostBytes = 900_000

/**
 * Asks many questions of one row set each in one statement: MariaDB goes through a list of them and answers with as many
 * row sets, without the client's leave for several statements in one text. One that fails answers with its error.
 * https://mariadb.com/docs/server/reference/sql-statements/programmatic-compound-statements/using-compound-statements-outside-of-stored-programs
 */
export async function readEach<T>(
  session: Session,
  statements: readonly string[],
  read: (answer: Answer, at: number) => T,
): Promise<T[]> {
  const found: T[] = []
  for (const block of blocks(statements))
    for (const answer of await readBlock(session, block)) found.push(read(answer, found.length))
  return found
}

function blocks(statements: readonly string[]): string[][] {
  const made: string[][] = []
  let room = 0
  for (const statement of statements) {
    room -= Buffer.byteLength(statement) + 16
    const last = made.at(-1)
    if (last === undefined || room < 0) {
      made.push([statement])
      room = mostBytes
    } else last.push(statement)
  }
  return made
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

/**
 * A list that is gone through takes the server a tenth longer than the statements written out, but hardly any memory:
 * each of those is held compiled until the last one has run.
 */
function blockOf(statements: readonly string[]): string {
  return `begin not atomic
declare number int;
declare message text;
declare continue handler for sqlexception begin
  get diagnostics condition 1 number = mysql_errno, message = message_text;
  select number as varve_errno, message as varve_error;
end;
for asked in (with list (place, statement) as (values ${statements
    .map((statement, at) => `(${at},${literal(statement)})`)
    .join(',')}) select statement from list order by place) do
  execute immediate asked.statement;
end for;
end`
}
