import { importsOf } from '../../../python/imports'
import { childrenOf, type PyNode, sourceOf } from '../../../python/parse'
import { assignmentOf, functionOf, statementsIn } from '../../../python/statements'
import { assign } from './assign'
import { fromPath } from './attribute'
import { type Ended, runWith } from './blocks'
import { itemsOf } from './iterate'
import { binaryOf, truth } from './operators'
import { evaluate, type Reading, short, step } from './reading'
import { evaluateTuple } from './sequence'
import { unreadable } from './unreadable'

/** Runs statements one after the other; not null where something ended them early. */
export function runBody(reading: Reading, statements: readonly PyNode[]): Ended | null {
  for (const statement of statements) {
    const ended = run(reading, statement)
    if (ended) return ended
  }
  return null
}

function run(reading: Reading, node: PyNode): Ended | null {
  step(reading, node)
  switch (node.name) {
    case 'PassStatement':
      return null
    case 'ExpressionStatement':
      runExpression(reading, node)
      return null
    case 'AssignStatement':
      runAssignment(reading, node)
      return null
    case 'UpdateStatement':
      runUpdate(reading, node)
      return null
    case 'ImportStatement':
      runImport(reading, node)
      return null
    case 'ReturnStatement': {
      const parts = childrenOf(node).slice(1)
      return { by: 'return', value: parts.length === 0 ? { kind: 'none' } : evaluateTuple(reading, parts) }
    }
    case 'ContinueStatement':
      return { by: 'continue', value: { kind: 'none' } }
    case 'BreakStatement':
      return { by: 'break', value: { kind: 'none' } }
    case 'IfStatement':
      return runIf(reading, node)
    case 'ForStatement':
      return runFor(reading, node)
    case 'WithStatement':
      return runWith(reading, node, runBody)
    default:
      return unreadable(node, whyNot(reading, node))
  }
}

function whyNot(reading: Reading, node: PyNode): string {
  switch (node.name) {
    case 'RaiseStatement':
      return `The script stops here on purpose: ${short(reading, node)}.`
    case 'TryStatement':
      return 'What happens here depends on whether something fails.'
    case 'WhileStatement':
      return 'A while loop can only be run, not read.'
    case 'FunctionDefinition':
    case 'DecoratedStatement':
    case 'ClassDefinition':
      return `${functionOf(reading.module, node)?.name ?? 'Something'} is defined inside the function.`
    default:
      return `${JSON.stringify(short(reading, node))} is not understood here.`
  }
}

function runExpression(reading: Reading, node: PyNode): void {
  const [expression, ...more] = childrenOf(node)
  if (!expression || more.length > 0) return unreadable(node, 'A statement is not complete here.')
  evaluate(reading, expression)
}

function runAssignment(reading: Reading, node: PyNode): void {
  const assignment = assignmentOf(node)
  if (!assignment) return unreadable(node, 'An assignment is not complete here.')
  // `name: type` alone binds nothing.
  if (assignment.value === null) return
  const value = evaluateTuple(reading, assignment.value)
  for (const target of assignment.targets) assign(reading, target, value)
}

function runUpdate(reading: Reading, node: PyNode): void {
  const [target, operator, ...parts] = childrenOf(node)
  if (target?.name !== 'VariableName' || !operator || !reading.frame)
    return unreadable(node, 'Something is changed in place here.')
  const before = evaluate(reading, target)
  // Of a list += changes every name it has.
  if (before.kind !== 'str' && before.kind !== 'int')
    return unreadable(node, 'Something is changed in place here.')
  const after = binaryOf(
    node,
    before,
    sourceOf(reading.module, operator).slice(0, -1),
    evaluateTuple(reading, parts),
  )
  reading.frame.names.set(sourceOf(reading.module, target), after)
}

function runImport(reading: Reading, node: PyNode): void {
  const { names, star } = importsOf(reading.module, node)
  if (star || !reading.frame) return unreadable(node, 'What this import brings is not known.')
  for (const { name, path } of names) reading.frame.names.set(name, fromPath(path))
}

function runIf(reading: Reading, node: PyNode): Ended | null {
  const parts = childrenOf(node)
  for (let i = 0; i < parts.length; i += 1) {
    const word = parts[i]?.name
    const body = parts[word === 'else' ? i + 1 : i + 2]
    const condition = parts[i + 1]
    if (word !== 'if' && word !== 'elif' && word !== 'else') continue
    if (!condition || body?.name !== 'Body') return unreadable(node, 'A condition is not complete here.')
    if (word === 'else' || truth(reading, condition)) return runBody(reading, statementsIn(body))
  }
  return null
}

function runFor(reading: Reading, node: PyNode): Ended | null {
  const parts = childrenOf(node)
  const behind = parts.findIndex(({ name }) => name === 'in')
  const [source, body, ...more] = parts.slice(behind + 1)
  if (parts[0]?.name !== 'for' || behind < 0 || !source || body?.name !== 'Body' || more.length > 0)
    return unreadable(node, 'This loop is not understood here.')
  const targets = parts.slice(1, behind)
  for (const item of itemsOf(source, evaluate(reading, source))) {
    assign(reading, targets, item)
    const ended = runBody(reading, statementsIn(body))
    if (ended?.by === 'break') return null
    if (ended?.by === 'return') return ended
  }
  return null
}
