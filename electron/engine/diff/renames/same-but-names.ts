/** A name that a text may have, and the one that it has behind a rename. */
export type NewName = readonly [from: string, to: string]

interface Token {
  readonly kind: 'name' | 'text' | 'sign'
  readonly text: string
}

const token =
  /(?<text>'(?:[^']|'')*')|"(?<double>(?:[^"]|"")*)"|`(?<back>(?:[^`]|``)*)`|(?<word>[\p{L}_\d][\p{L}\p{N}_$]*)|(?<sign>\S)/gu

/** Behind one of these stands the text of a program, which a server keeps as it was written. */
const bodies: ReadonlySet<string> = new Set(['AS', 'BEGIN', 'RETURN'])
/** A trigger of PostgreSQL has no text: these stand behind `FOR EACH ROW`. */
const textless: ReadonlySet<string | undefined> = new Set(['WHEN', 'EXECUTE'])

/**
 * Whether a server may spell one text as the other only because names that it mentions are others now. Token by token:
 * either the same, or a name and its new one. `AS old` may stand behind a new name, where a view keeps that of its column.
 */
export function sameButNames(
  from: string,
  to: string,
  names: readonly NewName[],
  isProgram = false,
): boolean {
  if (from === to) return true
  const [before, after] = [tokensOf(from), tokensOf(to)]
  const isNew = (one: Token | undefined, other: Token | undefined): boolean =>
    one?.kind === 'name' &&
    other?.kind === 'name' &&
    names.some(([name, behind]) => name === one.text && behind === other.text)
  let at = 0
  let isBody = false
  for (let here = 0; here < before.length; here++) {
    const [one, other] = [before[here], after[at]]
    at += 1
    isBody ||= isProgram && opensBody(before, here)
    if (one?.kind === other?.kind && one?.text === other?.text) continue
    if (isBody) return false
    if (isNew(one, other)) {
      const kept = after[at]?.text.toUpperCase() === 'AS' && after[at + 1]?.text === one?.text
      if (kept && before[here + 1]?.text.toUpperCase() !== 'AS') at += 2
      continue
    }
    if (!isRelation(before, here) || !isRelation(after, at - 1)) return false
    if (!sameButNames(inside(one), inside(other), names)) return false
  }
  return at === after.length
}

function opensBody(tokens: readonly Token[], at: number): boolean {
  const word = (ahead: number) => tokens[at + ahead]?.text.toUpperCase()
  if (tokens[at]?.kind !== 'name') return false
  return bodies.has(word(0) ?? '') || (word(0) === 'EACH' && !textless.has(word(2)))
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(token)].map(({ groups = {} }): Token => {
    const { text: literal, double, back, word, sign } = groups
    if (literal !== undefined) return { kind: 'text', text: literal }
    if (sign !== undefined) return { kind: 'sign', text: sign }
    const name = double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? word
    return { kind: 'name', text: name ?? '' }
  })
}

/** PostgreSQL names a relation by its number in `'seq'::regclass`, and so spells it by its name of today. */
function isRelation(tokens: readonly Token[], at: number): boolean {
  const [text, one, two, type] = tokens.slice(at, at + 4)
  return text?.kind === 'text' && one?.text === ':' && two?.text === ':' && type?.text === 'regclass'
}

function inside(one: Token | undefined): string {
  return one?.text.slice(1, -1).replaceAll("''", "'") ?? ''
}
