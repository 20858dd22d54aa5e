import { redact } from '../connections/redact'

/** Shorter ones stand in every other word: blanking them would tell more than it hides. */
const shortest = 4
/** What stands behind these words is a revision, though MySQL would have a password there. */
const alembicsOwn = /\brevision identified by\b/i

/** Every spelling in which a secret may turn up in what a program prints: as it is, in a URL, in an ini file, in a Python or JSON literal. */
export function spellingsOf(secret: string): string[] {
  if (secret.length < shortest) return []
  const encoded = encodeURIComponent(secret)
  const strict = encoded.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  const escaped = secret.replaceAll('\\', '\\\\')
  const spellings = [secret, secret.replaceAll('%', '%%'), encoded, strict, strict.replaceAll('%', '%%')]
  spellings.push(strict.replaceAll('%20', '+'), escaped, escaped.replaceAll("'", "\\'"))
  spellings.push(JSON.stringify(secret).slice(1, -1), asciiOnly(JSON.stringify(secret).slice(1, -1)))
  return [...new Set(spellings)].toSorted((a, b) => b.length - a.length)
}

/** Text of a program with the secrets it may have been given blanked. */
export function withoutSecrets(text: string, spellings: readonly string[]): string {
  const known = spellings.reduce((rest, spelling) => rest.replaceAll(spelling, '***'), text)
  return alembicsOwn.test(known) ? known : redact(known)
}

function asciiOnly(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
