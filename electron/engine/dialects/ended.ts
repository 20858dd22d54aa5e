/** A statement with its semicolon, which must not stand in a comment. */
export function ended(sql: string): string {
  const text = sql.trim()
  if (text.endsWith(';')) return text
  const last = text.slice(text.lastIndexOf('\n') + 1)
  return /--|#/.test(last) ? `${text}\n;` : `${text};`
}
