import type { Catalog } from '#contract/catalog'
import type { Statement } from '#contract/plan'
import { inverseOf } from '#contract/change'
import { dialectNamed } from '../dialects'
import type { Compared } from './compare'
import type { CompareNeeds, Work } from './needs'
import type { Planned } from './plan'
import { prove } from './proof'
import { type Saved, saveRevision } from './save'

/** Writes a plan as a revision; where its words are not the plan's own, they are tried in throwaways first. */
export function savePlan(
  needs: CompareNeeds,
  { start, wanted }: Compared,
  { plan, to }: Planned,
  as: { readonly folder: string; readonly message: string },
  work: Work,
): Promise<Saved> {
  const { changes, steps, refused } = plan
  const unmade = refused.flatMap(({ change }) => changes[change] ?? [])
  const leads = async (from: Catalog, statements: readonly Statement[], goal: Catalog): Promise<boolean> => {
    const back = goal === start
    const found = { steps: [asStep(statements)], refused: [], reversible: false }
    const way = {
      start: from,
      to: goal,
      other: goal,
      found,
      changes: back ? changes.map(inverseOf) : changes,
      refused: unmade,
    }
    // What does not fit was told of the plan itself; here it is asked whether other words say the same.
    return ['proved', 'unfit'].includes((await prove(needs, way, wanted.scratch, work)).kind)
  }
  return saveRevision({
    ...as,
    dialect: dialectNamed(start.server.dialect),
    from: start,
    to,
    changes,
    statements: steps.flatMap(({ statements }) => statements),
    holds: async (up, down) =>
      (await leads(start, up, to)) && (down === null || (await leads(to, down, start))),
  })
}

function asStep(statements: readonly Statement[]) {
  return {
    transactional: false,
    statements: statements.map(({ sql }) => ({
      sql,
      reverseSql: null,
      change: null,
      transactional: false,
      hazards: [],
    })),
  }
}
