import type { Session } from '../../dialect'
import type { Product } from '../flavour'
import { readEach, textIn } from './read-each'

/**
 * The bodies of stored programs whole. information_schema is written in utf8mb3 and has `?` for every character beyond
 * (emoji); MariaDB's SHOW CREATE has them. `statement` asks for one program and answers with its text in `column`.
 */
export async function wholeBodies<T extends { readonly body: string }>(
  session: Session,
  product: Product,
  rows: readonly T[],
  statement: (row: T) => string,
  column: string,
): Promise<T[]> {
  const doubtful = product.flavour === 'mariadb' ? rows.filter(({ body }) => body.includes('?')) : []
  const texts = new Map<T, string | null>()
  await readEach(session, doubtful.map(statement), ({ rows: [found] }, at) => {
    const row = doubtful[at]
    if (row !== undefined) texts.set(row, textIn(found, column))
  })
  return rows.map((row) => {
    const text = texts.get(row) ?? null
    return text === null ? row : { ...row, body: bodyIn(text, row.body) }
  })
}

const beyond = /[\u{10000}-\u{10FFFF}]/gu

/** The end of the program's whole text that reads as its body does. */
function bodyIn(text: string, body: string): string {
  const characters = [...text.trimEnd()]
  const end = characters.slice(-[...body].length).join('')
  return end.replace(beyond, '?') === body ? end : body
}
