import { childrenOf, type Module, type PyNode, sourceOf } from './parse'
import type { Scope } from './scope'

/** The parts of `a.b.c`; null for any other expression. */
export function dottedName(module: Module, node: PyNode): string[] | null {
  const parts: string[] = []
  let at = node
  while (at.name === 'MemberExpression') {
    const [object, dot, property, ...more] = childrenOf(at)
    if (!object || dot?.name !== '.' || property?.name !== 'PropertyName' || more.length > 0) return null
    parts.unshift(sourceOf(module, property))
    at = object
  }
  if (at.name !== 'VariableName') return null
  return [sourceOf(module, at), ...parts]
}

/**
 * What an imported name stands for, however it was imported: `sa.String`, `sqlalchemy.String` and an imported `String`
 * are all `sqlalchemy.String`. Null where the first part is no import.
 */
export function importedPath(module: Module, node: PyNode, scope: Scope): string | null {
  const [root, ...rest] = dottedName(module, node) ?? []
  const binding = root === undefined ? null : scope.get(root)
  return binding?.kind === 'import' ? [binding.path, ...rest].join('.') : null
}

/** The variable at the root of `a`, `a.b`, `a[0].b(c)`; null where there is none. */
export function rootName(module: Module, node: PyNode): string | null {
  let at: PyNode | null = node
  while (at && /^(MemberExpression|CallExpression|ParenthesizedExpression)$/.test(at.name)) {
    at = at.name === 'ParenthesizedExpression' ? (childrenOf(at)[1] ?? null) : at.firstChild
  }
  return at?.name === 'VariableName' ? sourceOf(module, at) : null
}
