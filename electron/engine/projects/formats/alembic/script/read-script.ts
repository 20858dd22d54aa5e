import type { ReadScript } from '#contract/script-change'
import type { Direction } from '#contract/revision'
import type { ScriptDialect } from '#contract/script-value'
import { bindModule } from '../../../python/bind'
import { childrenOf, type Module, parsePython, placeOf } from '../../../python/parse'
import { Scope } from '../../../python/scope'
import { syntaxError } from '../../../python/syntax-error'
import { meaningOf } from './evaluate'
import { functionValue } from './function-value'
import { runFunction } from './functions'
import type { Reading } from './reading'
import { Unreadable } from './unreadable'

/** Reads one direction of a revision as data, without running it: what it asks for, or the place that keeps it from being known. */
export function readScript(text: string, direction: Direction, dialect: ScriptDialect): ReadScript {
  const module = parsePython(text)
  const fault = syntaxError(module)
  if (fault) return notReadable(fault.line, fault.column, `The file ${fault.message}.`)
  return readModule(module, direction, dialect)
}

/** As `readScript`, for a file that is parsed already and is Python. */
export function readModule(module: Module, direction: Direction, dialect: ScriptDialect): ReadScript {
  const scope = new Scope()
  bindModule(module, scope)
  const name = direction === 'up' ? 'upgrade' : 'downgrade'
  const binding = scope.get(name)
  if (binding === null) return notReadable(1, 1, `The file has no function ${name}().`)
  if (binding.kind !== 'function') return notReadable(1, 1, `What ${name} stands for is not known for sure.`)
  const reading: Reading = {
    module,
    dialect,
    scope,
    frame: null,
    changes: [],
    effort: { steps: 0, depth: 0, asked: 0 },
    meaning: meaningOf,
  }
  const definition = functionValue(reading, binding.node)?.definition
  const place = placeOf(module, binding.node)
  if (!definition)
    return notReadable(place.line, place.column, `${name}() is decorated, or not a plain function.`)
  const [, parameter] = childrenOf(definition.parameters)
  if (parameter && parameter.name !== ')')
    return notReadable(
      place.line,
      place.column,
      `${name}() takes arguments, so what it does depends on who calls it.`,
    )
  try {
    runFunction(reading, definition, new Map(), 0)
  } catch (error) {
    // A string longer than the machine can hold, of a file that doubles one again and again.
    if (error instanceof RangeError)
      return notReadable(place.line, place.column, `What ${name}() puts together is too large to be read.`)
    if (!(error instanceof Unreadable)) throw error
    const { line, column } = placeOf(module, error.node)
    return notReadable(line, column, error.message)
  }
  return reading.changes.length === 0
    ? { kind: 'empty' }
    : { kind: 'changes', dialect, changes: reading.changes }
}

function notReadable(line: number, column: number, why: string): ReadScript {
  return { kind: 'not-readable', line, column, why }
}
