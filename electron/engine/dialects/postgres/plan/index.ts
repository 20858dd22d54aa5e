import type { WantedWay, Way } from '../../planner'
import { decideFates } from './fates'
import { graphOf } from './graph'
import { inOrder } from './order'
import { partsOf } from './parts'
import { refusalsOf } from './refusals'
import { renameStatements } from './renames'
import { sideOf } from './side'
import { stepsOf } from './steps'
import { Whose } from './whose'

/** The statements that turn one catalog into another. */
export function way(wanted: WantedWay): Way {
  const { from, to, changes, renames } = wanted
  const sides = [sideOf(from, from.server), sideOf(to, from.server)] as const
  const [before, after] = [partsOf(sides[0], sides[1]), partsOf(sides[1], sides[0])]
  const fates = decideFates(before, after)
  const whose = new Whose(changes, fates)
  const nodes = inOrder(graphOf(fates))
  const steps = stepsOf(
    renameStatements(renames),
    nodes.flatMap((node) => node.steps),
    whose,
    wanted,
  )
  return { ...steps, refused: refusalsOf(fates, whose, changes) }
}
