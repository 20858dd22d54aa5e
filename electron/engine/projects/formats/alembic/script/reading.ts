import type { ScriptChange } from '#contract/script-change'
import type { ScriptDialect, ScriptPlace } from '#contract/script-value'
import { placeOf, type Module, type PyNode, sourceOf } from '../../../python/parse'
import type { Scope } from '../../../python/scope'
import { unreadable } from './unreadable'
import type { Batch, Value } from './value'

/** The names of one call of a function. */
export interface Frame {
  readonly names: Map<string, Value>
  /** Every name the function binds anywhere: before its line such a name has no value at all. */
  readonly bound: ReadonlySet<string>
  readonly depth: number
}

/** One reading of a script: the file, the dialect it is read for, and what it asks for so far. */
export interface Reading {
  readonly module: Module
  readonly dialect: ScriptDialect
  /** The names of the file after its top level has run. */
  readonly scope: Scope
  /** Null for the top level. */
  readonly frame: Frame | null
  readonly changes: ScriptChange[]
  readonly effort: { steps: number; depth: number; asked: number }
  /** What an expression means; reached through the reading, for it is made of all that makes use of it. */
  readonly meaning: (reading: Reading, node: PyNode) => Value
}

/** Past this a script is no migration but a program. */
const mostSteps = 200_000

/** Counts one step, so that nothing runs on for ever. */
export function step(reading: Reading, node: PyNode): void {
  reading.effort.steps += 1
  if (reading.effort.steps > mostSteps) unreadable(node, `It takes more than ${mostSteps} steps to read.`)
}

/** Nothing people write nests deeper; a hostile file would exhaust the stack. */
const deepest = 400
const longestText = 5_000_000
const longestList = 100_000

/** What an expression stands for; gives up where that is not known for sure. */
export function evaluate(reading: Reading, node: PyNode): Value {
  step(reading, node)
  const { effort } = reading
  if (effort.depth > deepest) return unreadable(node, 'It is nested too deeply to be read.')
  effort.depth += 1
  const value = reading.meaning(reading, node)
  effort.depth -= 1
  if (isHuge(value)) return unreadable(node, 'What is put together here is too large to be read.')
  return value
}

function isHuge(value: Value): boolean {
  if (value.kind === 'str') return value.value.length > longestText
  return 'items' in value && value.items.length > longestList
}

/** The first words of a node, for a sentence. */
export function short({ module }: Reading, node: PyNode): string {
  const line = sourceOf(module, node).split('\n', 1)[0] ?? ''
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}

/** Where a node stands, as changes carry it. */
export function placeIn(reading: Reading, node: PyNode): ScriptPlace {
  const { line, column } = placeOf(reading.module, node)
  return { line, column }
}

/** Notes a change: at once, or at the end of the batch it belongs to. */
export function ask(reading: Reading, batch: Batch | null, change: ScriptChange): void {
  reading.effort.asked += 1
  if (batch) batch.waiting.push(change)
  else reading.changes.push(change)
}
