import { ended } from '../ended'

/** What a script begins with: it is written in UTF-8, and a client may be set to something else. */
export const inOurCharacters = 'set names utf8mb4'

const delimiters = [';;', '//', '$$', '%%', '||']

/** A statement as the `mysql` client takes it: a body with semicolons of its own stands between DELIMITER lines. */
export function inScript(sql: string): string {
  const text = sql.trim()
  const own = text.replace(/;+$/, '')
  if (!own.includes(';')) return ended(text)
  const delimiter = delimiters.find((one) => !own.includes(one)) ?? '<end of statement>'
  return `DELIMITER ${delimiter}\n${own}\n${delimiter}\nDELIMITER ;`
}
