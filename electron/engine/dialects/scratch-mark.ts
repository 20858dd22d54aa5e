import { randomBytes } from 'node:crypto'

/** The name of a scratch database, and the text in it that says that Varve made it. */
export interface ScratchMark {
  readonly name: string
  readonly text: string
}

const namePattern = /^varve_scratch_(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)_[0-9a-f]{12}$/
const textPattern = /^Made by Varve for a look, to be dropped\. [0-9a-f]{32}$/

/** A name and a mark that nobody else has. Lower case, because some servers fold names of databases. */
export function newMark(now: Date): ScratchMark {
  const time = now.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')
  return {
    name: `varve_scratch_${time}_${randomBytes(6).toString('hex')}`,
    text: `Made by Varve for a look, to be dropped. ${randomBytes(16).toString('hex')}`,
  }
}

/** When a scratch database of this name was made; null for any other name. */
export function madeAt(name: string): Date | null {
  const [, year, month, day, hour, minute, second] = namePattern.exec(name) ?? []
  if (year === undefined) return null
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(at.getTime()) ? null : at
}

/** Whether a text is such a mark, of whichever Varve. */
export function isMark(text: string | null): boolean {
  return text !== null && textPattern.test(text)
}
