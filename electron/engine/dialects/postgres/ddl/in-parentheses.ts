import { tokenAt } from '../split/scan'

/** An expression in the parentheses that DDL wants around it; those that the server spelled with it are enough. */
export function inParentheses(expression: string): string {
  return isInside(expression) ? expression : `(${expression})`
}

/** Whether the parenthesis that begins it ends with it. */
function isInside(expression: string): boolean {
  if (!expression.startsWith('(')) return false
  let depth = 0
  for (let at = 0; at < expression.length;) {
    const { kind, end } = tokenAt(expression, at)
    const sign = kind === 'other' ? expression.charAt(at) : ''
    if (sign === '(') depth += 1
    else if (sign === ')') depth -= 1
    if (depth === 0) return end === expression.length
    at = end
  }
  return false
}
