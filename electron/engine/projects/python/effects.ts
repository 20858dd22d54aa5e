import { callOf } from './calls'
import { dottedName, importedPath, rootName } from './names'
import { type Module, type PyNode, sourceOf, walk } from './parse'
import type { Scope } from './scope'
import { isMutable } from './values'

/** Packages whose calls leave what they are given as it is. */
const harmless =
  /^(sqlalchemy|alembic|typing|typing_extensions|enum|datetime|uuid|decimal|logging|collections|textwrap|json|os|re)(\.|$)/
/** Python's own functions that do. */
const plain = new Set(
  'bool dict enumerate float frozenset int isinstance len list max min print range repr reversed set sorted str sum tuple type zip getattr hasattr'.split(
    ' ',
  ),
)
const reachesAll = new Set(['globals', 'locals', 'vars', 'exec', 'eval', 'setattr', 'delattr', '__import__'])

/** What the calls and `:=` in a statement may do to names, without what its functions do when they are called later. */
export function effectsOf(module: Module, statement: PyNode, scope: Scope): void {
  walk(statement, (node) => {
    if (node.name === 'LambdaExpression') return false
    if (node.name === 'Body' && node.parent?.name === 'FunctionDefinition') return false
    if (node.name === 'AssignOp' && node.prevSibling && sourceOf(module, node) === ':=') {
      scope.bind(sourceOf(module, node.prevSibling), { kind: 'unknown' })
    }
    const call = callOf(module, node)
    if (call) afterCall(module, call.node, call.callee, scope)
    return true
  })
}

function afterCall(module: Module, call: PyNode, callee: PyNode, scope: Scope): void {
  const root = rootName(module, callee)
  const binding = root === null ? null : scope.get(root)
  const name = dottedName(module, callee)
  const changes = mutableNames(scope)
  if (root !== null && name?.length === 1 && binding === null) {
    if (reachesAll.has(root)) return forgetAll(scope, scope.names())
    if (plain.has(root)) return
  }
  // A method of something spelt out on the spot: ', '.join(names)
  if (root === null && (callee.firstChild?.name ?? '').endsWith('String')) return
  const path = importedPath(module, callee, scope)
  if (path !== null) {
    if (!harmless.test(path) && mentions(module, call, changes)) forgetAll(scope, changes)
    return
  }
  // A function of the file itself may change any list it sees, and rebind what it calls global.
  forgetAll(scope, changes)
  if (/\bglobal\b/.test(module.text) && binding?.kind !== 'value') forgetAll(scope, valueNames(scope))
}

/** Whether any of these names stands in a node. */
export function mentions(module: Module, node: PyNode, names: ReadonlySet<string>): boolean {
  let found = false
  walk(node, (part) => {
    found ||= part.name === 'VariableName' && names.has(sourceOf(module, part))
    return !found
  })
  return found
}

function mutableNames(scope: Scope): Set<string> {
  return new Set(
    scope.names().filter((name) => {
      const binding = scope.get(name)
      // What is no literal may be a list of such, or an object with methods that change it.
      return binding?.kind === 'expression' || (binding?.kind === 'value' && isMutable(binding.value))
    }),
  )
}

function valueNames(scope: Scope): string[] {
  return scope.names().filter((name) => scope.get(name)?.kind === 'value')
}

function forgetAll(scope: Scope, names: Iterable<string>): void {
  for (const name of names) scope.bind(name, { kind: 'unknown' })
}
