/** Where the first thing stands that is neither blank nor comment: its offset, or null where there is nothing else. */
export function codeStart(text: string, from = 0, to = text.length): number | null {
  let at = from
  while (at < to) {
    if (/\s/.test(text.charAt(at))) at += 1
    else if (text.startsWith('--', at) || text.charAt(at) === '#') at = lineEnd(text, at)
    else if (isBlockComment(text, at)) {
      const end = blockEnd(text, at, to)
      if (end === null) return at
      at = end
    } else return at
  }
  return null
}

/** Whether a part holds anything a server would run; semicolons alone are nothing. */
export function hasCode(text: string): boolean {
  let at = codeStart(text)
  while (at !== null && text.charAt(at) === ';') at = codeStart(text, at + 1)
  return at !== null
}

/** MySQL and MariaDB run what stands in `/*! … *\/` and `/*M! … *\/`, so these are no comments. */
function isBlockComment(text: string, at: number): boolean {
  return text.startsWith('/*', at) && !text.startsWith('/*!', at) && !text.startsWith('/*M!', at)
}

/** PostgreSQL nests block comments and MySQL does not; a part that differs by it is code to one of them. */
function blockEnd(text: string, at: number, to: number): number | null {
  const end = text.indexOf('*/', at + 2)
  return end === -1 || end + 2 > to ? null : end + 2
}

function lineEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && text.charAt(end) !== '\n' && text.charAt(end) !== '\r') end += 1
  return end
}
