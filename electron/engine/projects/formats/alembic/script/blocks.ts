import { type PyNode, placeOf } from '../../../python/parse'
import { statementsIn, withOf } from '../../../python/statements'
import { evaluate, placeIn, type Reading } from './reading'
import { unreadable } from './unreadable'
import { describe, type Value } from './value'

/** A body that ended early: by `return`, with what it gave back, or by `continue` or `break` for the loop around it. */
export interface Ended {
  readonly by: 'return' | 'continue' | 'break'
  readonly value: Value
}

type RunBody = (reading: Reading, statements: readonly PyNode[]) => Ended | null

/** `with op.batch_alter_table(…) as b` and `with op.get_context().autocommit_block()`. */
export function runWith(reading: Reading, node: PyNode, runBody: RunBody): Ended | null {
  const block = withOf(reading.module, node)
  if (!block || block.async) return unreadable(node, 'This block is not understood here.')
  return enter(reading, node, { ...block, runBody }, 0)
}

type Block = NonNullable<ReturnType<typeof withOf>> & { readonly runBody: RunBody }

function enter(reading: Reading, node: PyNode, block: Block, index: number): Ended | null {
  const item = block.items[index]
  if (!item) return block.runBody(reading, statementsIn(block.body))
  const value = evaluate(reading, item.context)
  const place = placeIn(reading, item.context)
  if (value.kind === 'autocommit') {
    if (item.as !== null) return unreadable(item.context, 'An autocommit block has no name of its own.')
    reading.changes.push({ kind: 'begin-autocommit', place })
    const ended = enter(reading, node, block, index + 1)
    reading.changes.push({ kind: 'end-autocommit', place: placeOf(reading.module, node) })
    return ended
  }
  if (value.kind !== 'batch')
    return unreadable(item.context, `A block of ${describe(value)} is not understood here.`)
  if (item.as !== null) reading.frame?.names.set(item.as, { kind: 'operations', batch: value.batch })
  const ended = enter(reading, node, block, index + 1)
  // Alembic sends what a batch has gathered when its block ends: behind everything else the block has sent.
  reading.changes.push(...value.batch.waiting.splice(0))
  return ended
}
