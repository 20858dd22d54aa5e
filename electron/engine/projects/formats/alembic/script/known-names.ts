const sqlalchemy =
  /^sqlalchemy\.(?:types\.|schema\.|sql\.(?:sqltypes\.|schema\.|expression\.|elements\.|functions\.|selectable\.|ddl\.|base\.)?)?([A-Za-z_]\w*)$/
const functions = /^sqlalchemy\.(?:sql\.(?:expression\.|functions\.)?)?func\.(.+)$/
const dialect =
  /^sqlalchemy\.dialects\.(postgresql|mysql|mariadb|sqlite|mssql|oracle)\.(?:[a-z_0-9]+\.)?([A-Za-z]\w*)$/
const others: readonly (readonly [RegExp, string])[] = [
  [/^sqlmodel\.(?:sql\.sqltypes\.)?AutoString$/, 'sqlmodel.AutoString'],
  [/^fastapi_users_db_sqlalchemy\.(?:generics\.|guid\.)?GUID$/, 'fastapi_users.GUID'],
  [/^sqlalchemy_utils\.(?:types\.(?:uuid\.)?)?UUIDType$/, 'sqlalchemy_utils.UUIDType'],
]

/** One name for what can be imported in several ways: `sa.String`, `sa.func.now`, `postgresql.UUID`; null for what belongs to neither SQLAlchemy nor a package known here. */
export function knownName(path: string): string | null {
  const call = functions.exec(path)
  if (call) return `sa.func.${call[1]}`
  const core = sqlalchemy.exec(path)
  if (core) return `sa.${core[1]}`
  const own = dialect.exec(path)
  if (own) return `${own[1]}.${own[2]}`
  return others.find(([pattern]) => pattern.test(path))?.[1] ?? null
}
