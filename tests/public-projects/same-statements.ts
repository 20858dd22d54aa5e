/** Whether two lists of statements ask the same of a server, however they are spaced and whether or not plain names are quoted. */
export function sameStatements(some: readonly string[], others: readonly string[]): boolean {
  const [one, other] = [plain(some), plain(others)]
  return one.length === other.length && one.every((sql, i) => sql === other[i])
}

/** SQLAlchemy keeps a table's indexes in a set, so their order is nobody's. */
function plain(statements: readonly string[]): string[] {
  const all: string[] = []
  let indexes: string[] = []
  for (const statement of statements) {
    const sql = words(statement)
    const [, into, row] = /^(INSERT INTO .*? VALUES) (.*)$/s.exec(sql) ?? []
    if (into !== undefined && row !== undefined && indexes.length === 0 && all.at(-1)?.startsWith(`${into} `))
      // Rows that Alembic sends one by one are one statement of Varve's.
      all.push(`${all.pop() ?? ''} , ${row}`)
    else if (/^CREATE (UNIQUE )?INDEX /.test(sql)) indexes.push(sql)
    else {
      all.push(...indexes.toSorted(), sql)
      indexes = []
    }
  }
  return [...all, ...indexes.toSorted()]
}

const word = /'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|"(?:[^"]|"")*"|[\w.]+|[^\w\s]/g

/** Words that mean something else without quotes where a name may stand. */
const notPlain =
  /^"(user|session_user|current_(?:date|time|timestamp|user|role|schema|catalog)|localtime|localtimestamp)"$/

function words(sql: string): string {
  const found = sql.trim().replace(/;$/, '').match(word) ?? []
  const bare = found.map((one) =>
    /^"[a-z_][a-z0-9_]*"$/.test(one) && !notPlain.test(one) ? one.slice(1, -1) : one,
  )
  // Without a database Alembic can't look whether a type is there, and drops it unasked.
  const told = bare
    .join(' ')
    .replace(/^DROP TYPE IF EXISTS /, 'DROP TYPE ')
    // Alembic before 1.12 leaves if_exists and if_not_exists of indexes out, without a word.
    .replace(/^((?:CREATE(?: UNIQUE)?|DROP) INDEX(?: CONCURRENTLY)?) IF (?:NOT )?EXISTS /, '$1 ')
  return told.replaceAll(/(?<=\w) \. (?=\w)/g, '.')
}
