import { type Module, type PyNode, sourceOf, walk } from './parse'

/** Names that a branch, a loop or the like binds in any of its parts. */
export function namesBoundIn(module: Module, statement: PyNode): Set<string> {
  const names = new Set<string>()
  walk(statement, (node) => {
    if (node.name === 'VariableName' && isBound(module, node)) names.add(sourceOf(module, node))
    return node.name !== 'LambdaExpression' && !isFunctionBody(node)
  })
  return names
}

function isFunctionBody(node: PyNode): boolean {
  return node.name === 'Body' && node.parent?.name === 'FunctionDefinition'
}

/** Whether what stands here is bound rather than read. */
function isBound(module: Module, node: PyNode): boolean {
  let at = node
  // `a, (b, c[0].d) = …` binds or changes each of its names.
  while (at.parent && /^(Tuple|Array|Member|Parenthesized)Expression$/.test(at.parent.name)) at = at.parent
  const before = at.prevSibling?.name ?? ''
  switch (at.parent?.name) {
    case 'AssignStatement':
      return follows(module, at, '=')
    case 'ForStatement':
      return follows(module, at, 'in')
    case 'UpdateStatement':
      return follows(module, at, null)
    case 'WithStatement':
    case 'TryStatement':
      return before === 'as' || before === ','
    case 'ImportStatement':
    case 'DeleteStatement':
    case 'ScopeStatement':
    case 'TypeDefinition':
      return true
    case 'FunctionDefinition':
    case 'ClassDefinition':
      return before === 'def' || before === 'class'
    default:
      return /(Pattern|Clause)$/.test(at.parent?.name ?? '')
  }
}

/** Whether a later child of the same statement is this word (or, for null, an update such as `+=`). */
function follows(module: Module, node: PyNode, word: string | null): boolean {
  for (let next = node.nextSibling; next; next = next.nextSibling) {
    if (word === null ? next.name === 'UpdateOp' : sourceOf(module, next) === word) return true
  }
  return false
}
