import { type PyNode, walk } from '../../../python/parse'
import { functionOf } from '../../../python/statements'
import type { Reading } from './reading'
import type { Value } from './value'

/** A function of the file as a value; null where it is decorated, async or a generator. */
export function functionValue(reading: Reading, node: PyNode): (Value & { kind: 'function' }) | null {
  const definition = functionOf(reading.module, node)
  if (!definition || definition.async || definition.decorators.length > 0) return null
  let yields = false
  walk(definition.body, (part) => {
    yields ||= part.name.startsWith('Yield')
    return part.name !== 'FunctionDefinition' && part.name !== 'LambdaExpression'
  })
  return yields ? null : { kind: 'function', definition }
}
