import type { TouchedObject } from './touch'

const constraints: ReadonlySet<TouchedObject['kind']> = new Set([
  'unique',
  'primary-key',
  'foreign-key',
  'check',
  'exclusion',
  'constraint',
])

/** Whether two scripts speak of one object: by its name, or by its columns where it was given none. */
export function isSameObject(a: TouchedObject, b: TouchedObject): boolean {
  if (a.schema !== b.schema || !sameKind(a.kind, b.kind)) return false
  if (a.table !== b.table && a.table !== null && b.table !== null) return false
  if (a.name !== null && b.name !== null) return a.name === b.name
  return a.kind === b.kind && a.columns.length > 0 && a.columns.join('\n') === b.columns.join('\n')
}

/** Whether `part` goes when `whole` is dropped: all that a table has, and what a column is in. */
export function goesWith(part: TouchedObject, whole: TouchedObject): boolean {
  if (part.schema !== whole.schema || part.table === null || part.table !== whole.table) return false
  if (whole.kind === 'table') return true
  return whole.kind === 'column' && whole.name !== null && part.columns.includes(whole.name)
}

function sameKind(a: TouchedObject['kind'], b: TouchedObject['kind']): boolean {
  if (a === b) return true
  return (a === 'constraint' && constraints.has(b)) || (b === 'constraint' && constraints.has(a))
}
