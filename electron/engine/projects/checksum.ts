import { createHash } from 'node:crypto'

/** SHA-256 (hex) of a file's text, with line ends normalised to LF. */
export function checksumOf(text: string): string {
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return createHash('sha256').update(plain).digest('hex')
}
