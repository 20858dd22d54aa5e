const none: readonly number[] = []

/** Nearly all texts are of few kinds, so each is read once and its numbers are shared. */
const read = new Map<string, readonly number[]>()
const mostKept = 5000

/** The numbers in the text of an array, `{1,2}`, or of a vector, `1 2`; none in null. */
export function numbersIn(text: string | null): readonly number[] {
  if (text === null) return none
  const known = read.get(text)
  if (known !== undefined) return known
  const bare = text.startsWith('{') ? text.slice(1, -1) : text
  const numbers = bare === '' ? none : bare.split(/[ ,]/).map(Number)
  if (read.size >= mostKept) read.clear()
  read.set(text, numbers)
  return numbers
}
