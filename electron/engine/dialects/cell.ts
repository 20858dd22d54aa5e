import type { Cell } from '#contract/rows'

/** How much of a text and of a binary value is read. */
export const mostCharacters = 256
export const mostBytes = 64

/** A value that the server cut and counted: `bytes:beginning`, binary in hexadecimal. */
export function cellOf(counted: string | null, binary: boolean): Cell {
  if (counted === null) return null
  const colon = counted.indexOf(':')
  const bytes = Number(counted.slice(0, colon))
  const text = counted.slice(colon + 1)
  const whole = bytes <= (binary ? mostBytes : mostCharacters) || (!binary && isWhole(text, bytes))
  return { text: binary ? text.toLowerCase() : text, cutFrom: whole ? null : bytes, binary }
}

function isWhole(text: string, bytes: number): boolean {
  return Array.from(text).length < mostCharacters || Buffer.byteLength(text) >= bytes
}
