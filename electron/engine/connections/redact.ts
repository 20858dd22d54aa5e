import { tokens, type Token } from './redact-tokens'

const passwordName = /pass(?:word|wd|phrase)$/i
const separators = new Set(['=', ':', '=>', ':='])
/** Words that a password follows behind IDENTIFIED. */
const identifiedBy = new Set(['BY', 'AS', 'USING', 'REPLACE'])
const prefix = /^(?:[ENBX]|_\w+)$/i
const urlPassword = /(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@'"]{0,300}:)[^\s'"]{0,2000}@/gi
/** `password=x` of a connection string. */
const assigned = /(\b\w*(?:password|passwd|pwd|passphrase)\s{0,20}=\s{0,20})(?!\s|['"*])(?:\\.|[^\s'"\\])+/gi
const deepest = 4
/** Every password is found by one of these words before it; without them nothing is looked at closer. */
const mayHold = /pass(?:word|wd|phrase)|pwd|identified|:\/\//i

/** The SQL with every password that stands in it blanked, also inside literals and comments; in doubt more than less. */
export function redact(sql: string): string {
  if (!mayHold.test(sql)) return sql
  return redactPart(sql, 0).replace(urlPassword, '$1***@')
}

function redactPart(sql: string, depth: number): string {
  if (depth > deepest) return sql
  const before: Token[] = []
  const seen = { identified: false, setPassword: false, blanked: false }
  let text = ''
  let afterGap = false
  for (const token of tokens(sql)) {
    const adjacent = !afterGap
    afterGap = token.kind === 'gap'
    if (token.kind === 'gap') text += token.text
    else if (token.kind === 'comment') text += inside(token, depth)
    else if (isSecret(token, before, seen)) {
      if (!seen.blanked) text += "'***'"
      seen.blanked = true
      // A literal goes on in the next one, so this one is not what stands before it.
      continue
    } else {
      if (adjacent && outOfStep(token, before.at(-1))) return `${text}***`
      text += token.kind === 'quoted' ? inside(token, depth) : token.text
      seen.blanked = false
      note(token, before, seen)
    }
  }
  return text
}

interface Seen {
  identified: boolean
  setPassword: boolean
  blanked: boolean
}

function note(token: Token, before: Token[], seen: Seen): void {
  const name = token.text.toUpperCase()
  if (token.kind === 'word') {
    seen.identified ||= name === 'IDENTIFIED'
    seen.setPassword ||= name === 'PASSWORD' && before.at(-1)?.text.toUpperCase() === 'SET'
  }
  before.push(token)
  if (before.length > 8) before.shift()
}

/** Whether the token is a literal that holds a password, by what stands before it. */
function isSecret(token: Token, before: readonly Token[], seen: Seen): boolean {
  const literal = token.kind === 'quoted' ? token.quote !== '`' : /^0x[0-9a-f]+$/i.test(token.text)
  if (!literal) return false
  if (seen.blanked) return true
  let at = before.length - 1
  const is = (text: string): boolean => before[at]?.text === text
  const isWord = (): boolean => before[at]?.kind === 'word'
  if (isWord() && prefix.test(before[at]?.text ?? '')) at--
  else if (is('&') && before[at - 1]?.text.toUpperCase() === 'U') at -= 2
  if (is('(')) {
    at--
    if (isWord() && passwordName.test(before[at]?.text ?? '')) return true
    if (isWord() && !identifiedBy.has(before[at]?.text.toUpperCase() ?? '')) at--
  }
  const separated = separators.has(before[at]?.text ?? '')
  if (separated) at--
  const name = before[at]
  if (separated && seen.setPassword) return true
  if (name === undefined || (name.kind === 'quoted' && !separated)) return false
  if (passwordName.test(name.body)) return true
  return seen.identified && identifiedBy.has(name.text.toUpperCase())
}

/** The literal or comment with the passwords inside it blanked, as far as it is SQL or a connection string itself. */
function inside(token: Token, depth: number): string {
  const { quote, text, body } = token
  const doubled = quote === "'" || quote === '"' ? quote : null
  const plain = doubled === null ? body : body.replaceAll(doubled + doubled, doubled)
  const redacted = redactPart(plain, depth + 1).replace(quote.startsWith('$') ? /(?!)/ : assigned, '$1***')
  if (redacted === plain) return text
  const start = text.indexOf(body)
  const written = doubled === null ? redacted : redacted.replaceAll(doubled, doubled + doubled)
  return text.slice(0, start) + written + text.slice(start + body.length)
}

/** Whether a literal looks like the text between two literals: quotes were miscounted, by a comment of the other dialect for one. */
function outOfStep(token: Token, last: Token | undefined): boolean {
  if (last?.kind !== 'quoted' || last.quote === '`' || token.kind === 'quoted') return false
  return (
    /\s(?:password|passwd|by|as|using)\s*[=:(]?\s*$/i.test(last.body.slice(-40)) &&
    !/^[),;|:\]]/.test(token.text)
  )
}
