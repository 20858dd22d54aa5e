/** The first line of a revision's docstring that says something. */
export function messageOf(doc: string): string {
  return doc.trim().split('\n', 1)[0]?.trim() ?? ''
}

/** The `Create Date:` that Alembic writes into a docstring, as an ISO date; null where there is none. */
export function dateOf(doc: string): string | null {
  const [, day, time, zone] =
    /^\s*Create Date:\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?)?/im.exec(
      doc,
    ) ?? []
  if (day === undefined || Number.isNaN(Date.parse(day))) return null
  return time === undefined ? day : `${day}T${time}${zone ?? ''}`
}
