/** The first tokens of a statement, words upper-case, conditional comments opened; enough to know its kind. */
export type Head = readonly string[]

/** How many tokens of a statement are looked at. */
export const headLength = 24

const programKinds = new Set(['PROCEDURE', 'FUNCTION', 'TRIGGER', 'EVENT', 'PACKAGE'])
const compoundStarts = new Set(['IF', 'CASE', 'LOOP', 'WHILE', 'REPEAT', 'FOR'])
const skipped = new Set(['AGGREGATE', 'ONLINE', 'OFFLINE', 'IGNORE', 'UNIQUE', 'FULLTEXT', 'SPATIAL'])

/** The head without `OR REPLACE`, `DEFINER = …`, `ALGORITHM = …` and the like. */
export function plainHead(head: Head): string[] {
  const words: string[] = []
  for (let i = 0; i < head.length; i++) {
    const word = head[i] ?? ''
    if (word === 'OR' && head[i + 1] === 'REPLACE') i++
    else if (word === 'DEFINER' && head[i + 1] === '=') i = accountEnd(head, i + 2)
    else if (word === 'ALGORITHM' && head[i + 1] === '=') i += 2
    else if (word === 'SQL' && head[i + 1] === 'SECURITY') i += 2
    else if (!skipped.has(word)) words.push(word)
  }
  return words
}

/** The index of the last token of an account: `root@localhost`, `'root'@'%'`, `CURRENT_USER()`. */
function accountEnd(head: Head, start: number): number {
  let i = start
  if (head[i + 1] === '(' && head[i + 2] === ')') i += 2
  if (head[i + 1]?.startsWith('@') === true) {
    i += 1
    // A host with dots or dashes, unquoted: `root@db-1.example`.
    while (head[i + 1] === '.' || head[i + 1] === '-') i += 2
  }
  return i
}

/** What may hold semicolons of its own: a stored program, or MariaDB's compound statement outside of one. */
export type ProgramKind = 'stored' | 'compound' | 'none'

/** What the head tells so far; null where more tokens must be seen. */
export function programKind(head: Head): ProgramKind | null {
  const [first, second] = head
  if (first === 'BEGIN') return second === undefined ? null : second === 'NOT' ? 'compound' : 'none'
  if (compoundStarts.has(first ?? '')) return 'compound'
  if (first !== 'CREATE' && first !== 'ALTER') return 'none'
  const kind = plainHead(head)[1]
  if (kind === undefined || kind === 'OR' || kind === 'DEFINER') return null
  if (first === 'ALTER') return kind === 'EVENT' ? 'stored' : 'none'
  return programKinds.has(kind) ? 'stored' : 'none'
}
