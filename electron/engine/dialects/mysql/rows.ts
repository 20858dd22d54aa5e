import type { Cell } from '#contract/rows'
import { cellOf, mostBytes, mostCharacters } from '../cell'
import type { RowsWanted, Session } from '../dialect'
import { quote } from './quote'

/** The first rows with every value cut by the server: `bytes:beginning`. */
export async function rows(session: Session, wanted: RowsWanted): Promise<Cell[][]> {
  const values = wanted.columns.map(({ name, type }, at) => `${cut(quote(name), type)} as \`${at}\``)
  const order = wanted.orderBy.length === 0 ? '' : ` order by ${wanted.orderBy.map(quote).join(', ')}`
  const found = await session.query<Record<string, string | null>>(
    `select ${values.join(', ')} from ${quote(wanted.schema)}.${quote(wanted.name)}${order} limit ${wanted.limit}`,
  )
  return found.map((row) => wanted.columns.map(({ type }, at) => cellOf(row[at] ?? null, isBinary(type))))
}

function isBinary(type: string): boolean {
  return /^(?:(?:tiny|medium|long)?blob|(?:var)?binary)\b/i.test(type)
}

const isText = /^(?:(?:tiny|medium|long)?text|(?:var)?char)\b/i
// A shape has no literal form but its WKB, which nobody reads.
const isShape =
  /^(?:geometry|point|linestring|polygon|multi(?:point|linestring|polygon)|geom(?:etry)?collection)\b/i

function cut(column: string, type: string): string {
  if (isBinary(type)) return `concat(octet_length(${column}), ':', hex(left(${column}, ${mostBytes})))`
  const text = textOf(column, type)
  return `concat(octet_length(${text}), ':', left(${text}, ${mostCharacters}))`
}

function textOf(column: string, type: string): string {
  // A cast would copy a big text whole before it is cut.
  if (isText.test(type)) return column
  if (isShape.test(type)) return `st_astext(${column})`
  return /^bit\b/i.test(type) ? `bin(${column})` : `cast(${column} as char)`
}
