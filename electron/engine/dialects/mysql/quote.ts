/** A name between backticks, as MySQL and MariaDB accept it under every `sql_mode`. */
export function quote(name: string): string {
  return '`' + name.replaceAll('`', '``') + '`'
}

/** A name with its database's, which holds whatever database the session has moved to. */
export function quoteIn(database: string, name: string): string {
  return `${quote(database)}.${quote(name)}`
}

/** A text literal that reads the same with and without `NO_BACKSLASH_ESCAPES`, unless it holds a backslash. */
export function literal(text: string): string {
  return "'" + text.replaceAll('\\', '\\\\').replaceAll("'", "''") + "'"
}

/** An account as `current_user()` and information_schema tell it, `name@host` without quotes; the host has no @, and a role none. */
export function account(told: string): string {
  const at = told.lastIndexOf('@')
  if (at < 0 || at === told.length - 1) return quote(at < 0 ? told : told.slice(0, at))
  return `${quote(told.slice(0, at))}@${quote(told.slice(at + 1))}`
}
