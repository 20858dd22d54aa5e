import type { Table } from '#contract/catalog'
import { itemsOf, tokensOf } from '../../introspect/create-table/scan'
import type { ChangeIndex } from '../change-index'
import type { Clause, Deed } from './clause'

/** The clause that divides one table as the other, all of it anew; null where nothing changes. */
export function wholeDivision(from: Table, to: Table, changes: ChangeIndex): Clause | null {
  const after = to.partitionBy ?? null
  if ((from.partitionBy ?? null) === after) return null
  return after === null
    ? clauseOf('remove partitioning', 'remove', to, changes)
    : clauseOf(`partition by ${after}`, 'all', to, changes)
}

/** The clause that touches only the partitions that change, where there is one. */
export function smallestDivision(from: Table, to: Table, changes: ChangeIndex): Clause | null {
  const smaller = isApart(from, to)
  return smaller === null ? wholeDivision(from, to, changes) : clauseOf(smaller.sql, smaller.how, to, changes)
}

/** Whether a table's partitions can change in a statement of their own; it does nothing else. */
export function isApart(from: Table, to: Table): ReturnType<typeof ofParts> {
  const [before, after] = [from.partitionBy ?? null, to.partitionBy ?? null]
  return before === null || after === null || before === after ? null : ofParts(before, after)
}

function clauseOf(
  sql: string,
  how: Extract<Deed, { kind: 'partition' }>['how'],
  to: Table,
  changes: ChangeIndex,
): Clause {
  return { sql, deed: { kind: 'partition', how }, changes: changes.table(to.name) }
}

/** Only the partitions that change, where the table is divided by the same ranges or lists as before. */
function ofParts(before: string, after: string): { sql: string; how: 'add' | 'reorganize' } | null {
  const [old, wanted] = [readParts(before), readParts(after)]
  if (old === null || wanted === null || old.head !== wanted.head || !/^(RANGE|LIST)\b/i.test(old.head))
    return null
  let start = 0
  while (start < old.parts.length && old.parts[start] === wanted.parts[start]) start++
  let end = 0
  const shorter = Math.min(old.parts.length, wanted.parts.length) - start
  while (end < shorter && old.parts.at(-1 - end) === wanted.parts.at(-1 - end)) end++
  if (start === old.parts.length)
    return { sql: `add partition (${wanted.parts.slice(start).join(', ')})`, how: 'add' }
  // Rows of the last ranges might have no place in new ones that end earlier.
  if (end === 0 || !/^RANGE\b/i.test(old.head)) return null
  // Ranges are split and joined with the neighbour behind them, whose end stays.
  const kept = start + end === old.parts.length || start + end === wanted.parts.length ? end - 1 : end
  const names = old.parts.slice(start, old.parts.length - kept).map(nameOf)
  const into = wanted.parts.slice(start, wanted.parts.length - kept)
  return { sql: `reorganize partition ${names.join(', ')} into (${into.join(', ')})`, how: 'reorganize' }
}

/** How a table is divided, and each of its partitions; null where they are only counted. */
function readParts(text: string): { head: string; parts: string[] } | null {
  const tokens = tokensOf(text)
  const last = tokens.at(-1)
  const [first] = last?.inside ?? []
  if (last?.kind !== 'group' || first?.word !== 'PARTITION') return null
  const parts = itemsOf(last).map((item) => text.slice(item[0]?.start, item.at(-1)?.end))
  return { head: text.slice(0, last.start).trim(), parts }
}

function nameOf(part: string): string {
  const [, name] = tokensOf(part)
  return name === undefined ? '' : part.slice(name.start, name.end)
}
