import type { Link } from './link'

/** Warnings of the last statement, one a line; `SHOW WARNINGS` leaves them standing for the file's own next statement. */
export async function readNotices(link: Link): Promise<string[]> {
  const rows = await link.send('show warnings limit 100')
  if (!Array.isArray(rows)) return []
  return (rows as Record<string, unknown>[]).map(
    (row) => `${String(row['Level'])} ${String(row['Code'])}: ${String(row['Message'])}`,
  )
}
