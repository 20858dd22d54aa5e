import { quoted } from '../quote'

const plain = /^[a-z_][a-z0-9_$]*$/

/**
 * Whether a text of SQL, as the server spells it, may name this: quoted, or as a word. Too often rather than too seldom:
 * a text in which the word means something else counts too.
 */
export function mentions(text: string, name: string): boolean {
  if (!text.includes(name)) return text.includes(quoted(name))
  if (text.includes(quoted(name))) return true
  if (!plain.test(name)) return false
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!isWordPart(text.charAt(at - 1)) && !isWordPart(text.charAt(at + name.length))) return true
  return false
}

function isWordPart(sign: string): boolean {
  return sign !== '' && /[\w$\u0080-\uffff"]/.test(sign)
}

/** Whether a query gives the columns of this relation other names, as `t x(a, b)` does. */
export function renamesColumns(text: string, relation: string): boolean {
  // Which words are quoted differs from version to version.
  const names = plain.test(relation) ? [relation, quoted(relation)] : [quoted(relation)]
  return names.some((name) => {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const behind = text.slice(at + name.length, at + name.length + 200)
      if (/^\s+(?:AS\s+)?(?:[\w$]+|"(?:[^"]|"")+")?\s*\(/i.test(behind) || behind.startsWith('(')) return true
    }
    return false
  })
}
