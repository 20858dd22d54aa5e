import { childrenOf, type PyNode, sourceOf, walk } from '../../../python/parse'
import { type FunctionDefinition, statementsIn } from '../../../python/statements'
import type { Arguments } from './arguments'
import { evaluate, type Reading } from './reading'
import { runBody } from './statements'
import { unreadable } from './unreadable'
import type { Value } from './value'

const deepest = 20

/** Runs a function of the file with these arguments, and gives back what it returns. */
export function callFunction(
  reading: Reading,
  { definition }: Value & { kind: 'function' },
  args: Arguments,
): Value {
  const depth = (reading.frame?.depth ?? 0) + 1
  if (depth > deepest) return unreadable(args.node, `${definition.name}() calls itself too deeply.`)
  const names = new Map<string, Value>()
  const parameters = parametersOf(reading, definition)
  args.named(...parameters.map(({ name }) => name))
  for (const { name, standard } of parameters) {
    const given = args.take(name)
    // A default is evaluated once, where the function stands: names in it may have meant something else there.
    if (!given && standard) needNoNames(reading, standard)
    const value =
      given?.value ??
      (standard
        ? evaluate({ ...reading, frame: null }, standard)
        : unreadable(args.node, `${definition.name}() is not given its ${name}.`))
    names.set(name, value)
  }
  args.end()
  return runFunction(reading, definition, names, depth)
}

/** Runs a function's body. */
export function runFunction(
  reading: Reading,
  definition: FunctionDefinition,
  names: Map<string, Value>,
  depth: number,
): Value {
  const bound = new Set([...boundNames(reading, definition.body), ...names.keys()])
  const done = runBody({ ...reading, frame: { names, bound, depth } }, statementsIn(definition.body))
  return done?.value ?? { kind: 'none' }
}

function needNoNames(reading: Reading, node: PyNode): void {
  walk(node, (part) => {
    if (part.name === 'VariableName' && reading.scope.get(sourceOf(reading.module, part))?.kind !== 'import')
      unreadable(part, 'The standard value of a parameter is not spelt out.')
    return true
  })
}

interface Parameter {
  readonly name: string
  readonly standard: PyNode | null
}

function parametersOf(reading: Reading, { parameters, name }: FunctionDefinition): Parameter[] {
  const found: { name: string; standard: PyNode | null }[] = []
  let expectsDefault = false
  for (const part of childrenOf(parameters).slice(1, -1)) {
    const last = found.at(-1)
    if (part.name === 'VariableName' && !expectsDefault) {
      found.push({ name: sourceOf(reading.module, part), standard: null })
    } else if (expectsDefault && last) {
      last.standard = part
      expectsDefault = false
    } else if (part.name === 'AssignOp') expectsDefault = true
    else if (part.name !== ',' && part.name !== 'TypeDef')
      unreadable(part, `The parameters of ${name}() are more than plain names.`)
  }
  return found
}

/** Every name that a body binds anywhere; they are the function's own. */
function boundNames(reading: Reading, body: PyNode): Set<string> {
  const names = new Set<string>()
  walk(body, (node) => {
    if (node.name === 'ScopeStatement') unreadable(node, 'Names from outside the function are rebound here.')
    if (node.name === 'VariableName' && isTarget(node)) names.add(sourceOf(reading.module, node))
    return (
      !/Comprehension|^LambdaExpression$|^ClassDefinition$/.test(node.name) && !isInnerFunction(node, body)
    )
  })
  return names
}

function isInnerFunction(node: PyNode, body: PyNode): boolean {
  return (
    node.name === 'Body' &&
    node !== body &&
    node.parent?.name === 'FunctionDefinition' &&
    node.from !== body.from
  )
}

/** Whether a name stands on the left of an assignment, behind `for`, `as`, `import` or `def`. */
function isTarget(node: PyNode): boolean {
  let at = node
  while (/^(TupleExpression|ArrayExpression|ParenthesizedExpression)$/.test(at.parent?.name ?? '')) {
    at = at.parent ?? at
  }
  switch (at.parent?.name) {
    case 'AssignStatement':
      return hasBehind(at, 'AssignOp') || hasBehind(at, 'TypeDef')
    case 'UpdateStatement':
      return hasBehind(at, 'UpdateOp')
    case 'ForStatement':
      return hasBehind(at, 'in')
    case 'WithStatement':
      return at.prevSibling?.name === 'as'
    case 'NamedExpression':
      return at.prevSibling === null
    case 'FunctionDefinition':
      return at.prevSibling?.name === 'def'
    case 'ImportStatement':
    case 'ClassDefinition':
    case 'DeleteStatement':
    case 'TryStatement':
      return true
    default:
      return false
  }
}

function hasBehind(node: PyNode, name: string): boolean {
  for (let next = node.nextSibling; next; next = next.nextSibling) if (next.name === name) return true
  return false
}
