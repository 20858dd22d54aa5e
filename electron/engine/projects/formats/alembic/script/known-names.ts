const sqlalchemy =
  /^sqlalchemy\.(?:types\.|schema\.|sql\.(?:sqltypes\.|schema\.|expression\.|elements\.|functions\.|selectable\.|ddl\.|base\.)?)?([A-Za-z_]\w*)$/
const functions = /^sqlalchemy\.(?:sql\.(?:expression\.|functions\.)?)?func\.(.+)$/
const dialect =
  /^sqlalchemy\.dialects\.(postgresql|mysql|mariadb|sqlite|mssql|oracle)\.(?:[a-z_0-9]+\.)?([A-Za-z]\w*)$/
const autoString = /^sqlmodel\.(?:sql\.sqltypes\.)?AutoString$/

/** One name for what can be imported in several ways: `sa.String`, `sa.func.now`, `postgresql.UUID`; null for what is none of SQLAlchemy's. */
export function knownName(path: string): string | null {
  const call = functions.exec(path)
  if (call) return `sa.func.${call[1]}`
  const core = sqlalchemy.exec(path)
  if (core) return `sa.${core[1]}`
  const own = dialect.exec(path)
  if (own) return `${own[1]}.${own[2]}`
  return autoString.test(path) ? 'sqlmodel.AutoString' : null
}
