import type { ElkNode } from 'elkjs/lib/elk-api'
import { elkGraph } from './elk-graph'

/** A graph as a part of a diagram is, of so many tables that were made up. */
export function sample(tables: number): ElkNode {
  const ids = Array.from({ length: tables }, (_, at) => `t${at}`)
  const ties = ids.flatMap((id, at) => {
    const targets = at === 0 ? [] : [Math.floor(at / 3), ...(at % 4 === 0 ? [at - 1] : [])]
    return targets.map((to, number) => ({ id: `${id} ${number}`, from: id, to: `t${to}` }))
  })
  const sizes = new Map(ids.map((id, at) => [id, { width: 180 + 20 * (at % 4), height: 90 + 40 * (at % 5) }]))
  const anchors = new Map(ties.map(({ id }, at) => [id, { from: 50 + 20 * (at % 2), to: 30 }]))
  return elkGraph(ids, { boxes: sizes, relations: ties, anchors }, tables % 2 === 0)
}
