/** A name between backticks, as MySQL and MariaDB accept it under every `sql_mode`. */
export function quote(name: string): string {
  return '`' + name.replaceAll('`', '``') + '`'
}

/** A text literal that reads the same with and without `NO_BACKSLASH_ESCAPES`, unless it holds a backslash. */
export function literal(text: string): string {
  return "'" + text.replaceAll('\\', '\\\\').replaceAll("'", "''") + "'"
}
