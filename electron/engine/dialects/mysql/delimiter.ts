const command = /[ \t]*delimiter(?:[ \t]+([^\r\n]*?))?[ \t]*(?=\r?\n|$)/iy

/**
 * Reads the `mysql` client's command DELIMITER on the line that starts at `position`; null where there is none. Inside
 * an open statement a word as delimiter is taken for what it more likely is there: a column named `delimiter`.
 */
export function readDelimiterLine(
  text: string,
  position: number,
  open: boolean,
): { delimiter: string; end: number } | null {
  if (!mayBegin(text, position)) return null
  command.lastIndex = position
  const match = command.exec(text)
  if (match === null) return null
  const delimiter = unquote((match[1] ?? '').split(/[ \t]/)[0] ?? '')
  if (delimiter === '' || (open && /\w|^[,)]/.test(delimiter))) return null
  return { delimiter, end: position + match[0].length }
}

function mayBegin(text: string, position: number): boolean {
  let i = position
  while (text[i] === ' ' || text[i] === '\t') i++
  return text[i] === 'd' || text[i] === 'D'
}

function unquote(word: string): string {
  const quote = word[0]
  const quoted = (quote === "'" || quote === '"' || quote === '`') && word.length > 2 && word.endsWith(quote)
  return quoted ? word.slice(1, -1) : word
}
