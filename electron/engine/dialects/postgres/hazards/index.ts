import type { Rename } from '#contract/compare'
import type { Hazard } from '#contract/schema-plan'
import type { Step } from '../plan/node'
import type { Sight } from './sight'

/** What a statement may do to data, or to those who use it. */
export function hazardsOf(_step: Step, _sight: Sight): Hazard[] {
  return []
}

/** What another name does. */
export function hazardsOfRename(_rename: Rename, _sight: Sight): Hazard[] {
  return []
}
