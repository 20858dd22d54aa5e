/** Where a key leads in a list of `count` rows from row `at` (-1 for none); null where it leads nowhere. */
export function rowForKey(key: string, at: number, count: number, page: number): number | null {
  if (count === 0) return null
  const last = count - 1
  const within = (row: number) => Math.min(last, Math.max(0, row))
  switch (key) {
    case 'ArrowDown':
      return within(at + 1)
    case 'ArrowUp':
      return within(at < 0 ? last : at - 1)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'PageDown':
      return within(Math.max(at, 0) + page)
    case 'PageUp':
      return within(at - page)
    default:
      return null
  }
}

/** The next row (after `at`, going round) whose name starts with what was typed; null where none does. */
export function rowForTyping(typed: string, at: number, names: readonly string[]): number | null {
  const wanted = typed.toLowerCase()
  const from = typed.length > 1 ? at : at + 1
  for (let i = 0; i < names.length; i++) {
    const row = (Math.max(from, 0) + i) % names.length
    if (names[row]?.toLowerCase().startsWith(wanted) === true) return row
  }
  return null
}
