/** The numbers in the text of an array, `{1,2}`, or of a vector, `1 2`; none in null. */
export function numbersIn(text: string | null): number[] {
  if (text === null || text === '' || text === '{}') return []
  return text.startsWith('{') ? text.slice(1, -1).split(',').map(Number) : text.split(' ').map(Number)
}
