import { namesBoundIn } from './bound-names'
import { effectsOf, mentions } from './effects'
import { importsOf } from './imports'
import { literalTuple } from './literal'
import { rootName } from './names'
import { childrenOf, type Module, type PyNode, sourceOf, walk } from './parse'
import type { Binding, Scope } from './scope'
import { assignmentOf, functionOf } from './statements'
import { isMutable, type PyValue } from './values'

/** What running one statement does to the names of a scope. What can't be told makes its names unknown. */
export function bindStatement(module: Module, statement: PyNode, scope: Scope): void {
  if (statement.name === 'ImportStatement') return bindImports(module, statement, scope)
  const defined = functionOf(module, statement)
  effectsOf(module, statement, scope)
  if (defined) return rebind(module, scope, defined.name, { kind: 'function', node: statement })
  const assignment = assignmentOf(statement)
  if (!assignment) return bindOther(module, statement, scope)
  if (assignment.value === null) return
  const [first] = assignment.value
  const value = literalTuple(module, assignment.value, scope)
  for (const target of assignment.targets) {
    const [node] = target
    const plain = target.length === 1 && node?.name === 'VariableName'
    if (unpack(module, target, value, scope)) continue
    if (!plain || !node || !first) forgetTargets(module, target, scope)
    else if (value) rebind(module, scope, sourceOf(module, node), { kind: 'value', value })
    else if (assignment.value.length === 1) {
      rebind(module, scope, sourceOf(module, node), { kind: 'expression', module, node: first })
    } else forget(module, scope, sourceOf(module, node))
  }
}

/** `a, b = 'x', 'y'`: false where the left side is anything but plain names, one for each value. */
function unpack(module: Module, target: readonly PyNode[], value: PyValue | null, scope: Scope): boolean {
  const [first, ...more] = target
  const bracketed = more.length === 0 && first && /^(Tuple|Array)Expression$/.test(first.name)
  const parts = bracketed ? childrenOf(first).slice(1, -1) : target
  const names = parts.filter(({ name }) => name !== ',')
  if (!bracketed && parts.length === 1) return false
  if (value?.kind !== 'tuple' && value?.kind !== 'list') return false
  if (names.length !== value.items.length || !names.every(({ name }) => name === 'VariableName')) return false
  for (const [i, item] of value.items.entries()) {
    const name = names[i]
    if (name) rebind(module, scope, sourceOf(module, name), { kind: 'value', value: item })
  }
  return true
}

function bindImports(module: Module, statement: PyNode, scope: Scope): void {
  const { names, star } = importsOf(module, statement)
  if (star) for (const name of scope.names()) forget(module, scope, name)
  for (const { name, path } of names) rebind(module, scope, name, { kind: 'import', path })
}

function bindOther(module: Module, statement: PyNode, scope: Scope): void {
  switch (statement.name) {
    case 'ExpressionStatement':
    case 'PassStatement':
    case 'AssertStatement':
    case 'ReturnStatement':
    case 'RaiseStatement':
      return
    case 'ClassDefinition':
    case 'DecoratedStatement': {
      const inner = statement.name === 'ClassDefinition' ? statement : statement.getChild('ClassDefinition')
      const name = inner?.getChild('VariableName')
      if (name) rebind(module, scope, sourceOf(module, name), { kind: 'class', node: statement })
      return
    }
    case 'UpdateStatement':
    case 'DeleteStatement':
      return forgetTargets(module, [statement], scope)
    default:
      for (const name of namesBoundIn(module, statement)) forget(module, scope, name)
  }
}

/** What is unpacked into, changed in place, or deleted is not known any more. */
function forgetTargets(module: Module, nodes: readonly PyNode[], scope: Scope): void {
  for (const node of nodes) {
    walk(node, (part) => {
      if (part.name !== 'VariableName') return true
      const name = sourceOf(module, part)
      const before = scope.get(name)
      // Another name may stand for the same list.
      if (before?.kind === 'value' && isMutable(before.value)) forgetMutable(module, scope)
      forget(module, scope, name)
      return false
    })
    const root = rootName(module, node)
    if (root !== null) forget(module, scope, root)
  }
}

/** Makes every list, set and dictionary of a scope unknown. */
function forgetMutable(module: Module, scope: Scope): void {
  for (const name of scope.names()) {
    const binding = scope.get(name)
    if (binding?.kind === 'value' && isMutable(binding.value)) forget(module, scope, name)
  }
}

/** Makes a name unknown. */
export function forget(module: Module, scope: Scope, name: string): void {
  rebind(module, scope, name, { kind: 'unknown' })
}

/** Binds a name; an expression that mentions its former meaning can't be read any more. */
function rebind(module: Module, scope: Scope, name: string, binding: Binding): void {
  if (scope.get(name) !== null) {
    for (const other of scope.names()) {
      const bound = scope.get(other)
      if (bound?.kind === 'expression' && mentions(module, bound.node, new Set([name]))) {
        scope.bind(other, { kind: 'unknown' })
      }
    }
  }
  scope.bind(name, binding)
}

/** The names of a whole module after its top level has run: what its functions find. */
export function bindModule(module: Module, scope: Scope): void {
  for (const statement of childrenOf(module.root)) {
    const parts = statement.name === 'StatementGroup' ? childrenOf(statement) : [statement]
    for (const part of parts) if (part.name !== ';') bindStatement(module, part, scope)
  }
  for (const name of globalNames(module)) forget(module, scope, name)
}

/** Names that a function may rebind (`global name`). */
function globalNames(module: Module): Set<string> {
  const names = new Set<string>()
  if (!/\bglobal\b/.test(module.text)) return names
  walk(module.root, (node) => {
    if (node.name !== 'ScopeStatement') return true
    for (const child of childrenOf(node))
      if (child.name === 'VariableName') names.add(sourceOf(module, child))
    return false
  })
  return names
}
