/** Half-open stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** How well a text answers a query (higher is better) and which stretches of it did. */
export interface FuzzyMatch {
  readonly score: number
  readonly stretches: readonly Stretch[]
}

/** A query made ready once, to be asked of many texts. */
export interface FuzzyQuery {
  readonly words: readonly string[]
}

/** Lower case with every index kept, so that a match can be marked in the original. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from(text, (char) => {
    const folded = char.toLowerCase()
    return folded.length === char.length ? folded : char
  }).join('')
}

/** Reads what was typed: words apart by spaces, each of which has to be found. */
export function fuzzyQuery(typed: string): FuzzyQuery {
  return {
    words: fold(typed)
      .split(/\s+/)
      .filter((word) => word !== ''),
  }
}

/** Asks a folded text whether it holds every word, whole or as letters in order; null where it does not. */
export function fuzzyMatch(query: FuzzyQuery, folded: string): FuzzyMatch | null {
  let score = 0
  const stretches: Stretch[] = []
  for (const word of query.words) {
    const match = wholeWord(word, folded) ?? lettersInOrder(word, folded)
    if (match === null) return null
    score += match.score
    stretches.push(...match.stretches)
  }
  return { score: score - folded.length / 1000, stretches: joined(stretches) }
}

function wholeWord(word: string, text: string): FuzzyMatch | null {
  let at = text.indexOf(word)
  if (at < 0) return null
  for (let next = at; next >= 0; next = text.indexOf(word, next + 1)) {
    if (startsPart(text, next)) {
      at = next
      break
    }
  }
  const start = startsPart(text, at) ? 20 : 0
  return {
    score: 100 + start + (at === 0 ? 20 : 0) + (word.length === text.length ? 50 : 0),
    stretches: [{ from: at, to: at + word.length }],
  }
}

/**
 * Letters in order, each at the start of a part of the name or further on in the part of the one before: `oi` finds
 * `order_items`, but `orders` does not find the chance s at its end.
 */
function lettersInOrder(word: string, text: string): FuzzyMatch | null {
  const letters = Array.from(word)
  if (letters.length < 2 || !hasInOrder(letters, text)) return null
  const failed = new Set<number>()
  const place = (index: number, after: number): Stretch[] | null => {
    const letter = letters[index]
    if (letter === undefined) return []
    if (failed.has(index * 1000 + after)) return null
    let samePart = index > 0
    for (let at = after; at <= text.length - letter.length; at++) {
      if (samePart && !inPart(text, at)) samePart = false
      if (!text.startsWith(letter, at) || !(samePart || startsPart(text, at))) continue
      const rest = place(index + 1, at + letter.length)
      if (rest !== null) return [{ from: at, to: at + letter.length }, ...rest]
    }
    failed.add(index * 1000 + after)
    return null
  }
  const stretches = place(0, 0)
  const [first, last] = [stretches?.[0], stretches?.at(-1)]
  if (stretches === null || first === undefined || last === undefined) return null
  const together = joined(stretches)
  return { score: 50 - together.length * 5 - (last.to - first.from) / 4, stretches: together }
}

function hasInOrder(letters: readonly string[], text: string): boolean {
  let at = 0
  for (const letter of letters) {
    const found = text.indexOf(letter, at)
    if (found < 0) return false
    at = found + letter.length
  }
  return true
}

function startsPart(text: string, at: number): boolean {
  return at === 0 || !inPart(text, at - 1)
}

function inPart(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
  return /[\p{L}\p{N}\p{M}\p{Surrogate}]/u.test(text.charAt(at))
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  for (const next of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last !== undefined && next.from <= last.to) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, next.to) }
    } else result.push(next)
  }
  return result
}
