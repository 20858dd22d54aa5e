import { childrenOf, type Module, type PyNode, sourceOf } from './parse'

export type Argument =
  | { readonly kind: 'positional'; readonly value: PyNode }
  | { readonly kind: 'keyword'; readonly name: string; readonly node: PyNode; readonly value: PyNode }
  /** `*value` and `**value`. */
  | { readonly kind: 'spread' | 'spread-keywords'; readonly value: PyNode }
  /** A generator (`x for x in y`) or `name := value`; `value` is its first expression. */
  | { readonly kind: 'other'; readonly value: PyNode }

export interface Call {
  readonly node: PyNode
  readonly callee: PyNode
  /** In the order of the text. */
  readonly args: readonly Argument[]
}

/** A call and its arguments; null for any other expression. */
export function callOf(module: Module, node: PyNode): Call | null {
  if (node.name !== 'CallExpression') return null
  const [callee, list] = childrenOf(node)
  return callee && list?.name === 'ArgList' ? { node, callee, args: argumentsOf(module, list) } : null
}

/** The arguments of an `ArgList`: of a call, a decorator or a class. */
export function argumentsOf(module: Module, list: PyNode): Argument[] {
  return separate(childrenOf(list).slice(1, -1)).flatMap((parts): Argument[] => {
    const [first, second, third] = parts
    if (!first) return []
    const generator = parts.find(({ name }) => name === 'for' || name === 'async')
    if (generator) return [{ kind: 'other', value: first }]
    if (first.name === '*' && second) return [{ kind: 'spread', value: second }]
    if (first.name === '**' && second) return [{ kind: 'spread-keywords', value: second }]
    if (second?.name === 'AssignOp' && third && sourceOf(module, second) === '=') {
      return [{ kind: 'keyword', name: sourceOf(module, first), node: first, value: third }]
    }
    return second ? [{ kind: 'other', value: first }] : [{ kind: 'positional', value: first }]
  })
}

function separate(nodes: readonly PyNode[]): PyNode[][] {
  const parts: PyNode[][] = [[]]
  for (const node of nodes) {
    if (node.name === ',') parts.push([])
    else parts.at(-1)?.push(node)
  }
  return parts
}
