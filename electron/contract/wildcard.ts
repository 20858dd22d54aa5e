/** Whether a text is what a pattern says, in which `*` is any text and `?` any character. In steps bounded by the product of both lengths, whatever the pattern. */
export function fitsWildcard(pattern: string, text: string): boolean {
  const [wanted, given] = [[...pattern], [...text]]
  let [at, place, star, resume] = [0, 0, -1, 0]
  while (at < given.length) {
    if (place < wanted.length && wanted[place] === '*') {
      star = place
      resume = at
      place += 1
    } else if (place < wanted.length && (wanted[place] === '?' || wanted[place] === given[at])) {
      place += 1
      at += 1
    } else if (star >= 0) {
      place = star + 1
      resume += 1
      at = resume
    } else return false
  }
  while (wanted[place] === '*') place += 1
  return place === wanted.length
}
