/**
 * Statements as a person reads them: what takes several lines stands by itself, and lines that begin with the same word
 * stand together.
 */
export function paragraphs(statements: readonly string[]): string {
  let text = ''
  statements.forEach((statement, at) => {
    const before = statements[at - 1]
    if (before !== undefined) text += belongTogether(before, statement) ? '\n' : '\n\n'
    text += statement
  })
  return text
}

function belongTogether(one: string, other: string): boolean {
  if (one.includes('\n') || other.includes('\n')) return false
  return firstWord(one) === firstWord(other)
}

function firstWord(statement: string): string {
  return /^\S*/.exec(statement)?.[0] ?? ''
}
