/** What pg_dump wrote, without what differs between two databases of one schema: the order of objects, and that of a table's columns. */
export function shapeOf(dump: string): string {
  const [head = '', ...entries] = dump.split(/^--\n-- (?=Name: )/m)
  return [settled(head, false), ...entries.map((entry) => settled(entry, unordered(entry))).toSorted()].join(
    '\n',
  )
}

/** Columns stand in the order in which they were added, and so do the rights on them. */
function unordered(entry: string): boolean {
  return /^Name: .*; Type: (?:TABLE|FOREIGN TABLE|ACL);/.test(entry)
}

function settled(entry: string, anyOrder: boolean): string {
  const lines = entry
    .split('\n')
    // Told once for all objects that follow, wherever the first of them stands.
    .filter((line) => line !== '' && line !== '--' && !/^SET default_\w+ = /.test(line))
  return (anyOrder ? lines.map((line) => line.replace(/,$/, '')).toSorted() : lines).join('\n')
}
