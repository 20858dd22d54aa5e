import type { ComparedChange, IgnoreRule, Rename, WantedComparison } from '#contract/compare'
import { refKey } from '#contract/ref-key'
import { client } from '../../app/client'
import { workPlace } from '../../app/work'
import { anew, useCompare } from './store'
import type { PlanOf } from './store'

const comparisons = workPlace((state) =>
  useCompare.setState((was) => ({ comparison: { ...was.comparison, ...state } })),
)
const plans = workPlace((state) => useCompare.setState((was) => ({ plan: { ...was.plan, ...state } })))

const sidesOf = ({ from, to, folder }: WantedComparison) => JSON.stringify([from, to, folder])

/** Compares two sides, unless the same was asked for already; `of` holds all that the answer depends on. */
export function compareSides(wanted: WantedComparison, of: string): void {
  const was = useCompare.getState()
  if (was.of === of) return
  const same = was.wanted !== null && sidesOf(was.wanted) === sidesOf(wanted)
  const renames = same ? (was.wanted?.renames ?? []) : []
  if (!same) plans.cancel()
  useCompare.setState({ of, wanted: { ...wanted, renames }, ...(same ? {} : anew) })
  compareAgain()
}

/** Reads both sides anew. */
export function compareAgain(): void {
  const { wanted } = useCompare.getState()
  if (wanted === null) return
  const changes: ComparedChange[] = []
  void comparisons.begin(
    (signal) => client.compare.run(wanted, { signal }),
    (told) => {
      if (told.kind === 'changes') for (const change of told.changes) changes.push(change)
      else {
        const value = { ...told.comparison, changes }
        useCompare.setState((was) => ({ comparison: { ...was.comparison, value } }))
      }
    },
  )
}

/** Gives up the comparison that is under way. */
export function cancelComparison(): void {
  comparisons.cancel()
}

/** Whether a plan was asked for with this taken. */
export function isPlanOf(planOf: PlanOf | null, id: string, taken: readonly string[]): boolean {
  if (planOf === null || planOf.id !== id) return false
  return planOf.taken === taken || isSame(planOf.taken, taken)
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, at) => key === other[at])
}

/** Plans the way with the changes taken, unless the same was asked for already. */
export function planFor(id: string, taken: readonly string[]): void {
  if (isPlanOf(useCompare.getState().planOf, id, taken)) return
  useCompare.setState({ planOf: { id, taken, at: new Date().toISOString() } })
  void plans.begin(
    (signal) => client.compare.plan({ id, taken: [...taken] }, { signal }),
    ({ plan: value }) => useCompare.setState((was) => ({ plan: { ...was.plan, value } })),
  )
}

/** Gives up the plan that is under way. */
export function cancelPlan(): void {
  plans.cancel()
}

/** Plans again what was planned last. */
export function planAgain(): void {
  const { planOf } = useCompare.getState()
  if (planOf === null) return
  useCompare.setState({ planOf: null })
  planFor(planOf.id, planOf.taken)
}

/** One text for one rename. */
export function renameKey({ ref, to }: Rename): string {
  return `${refKey(ref)} ${to}`
}

/** Decides that something was renamed, or takes that back; both sides are compared again with it. */
export function decideRename(rename: Rename, decided: boolean): void {
  const { wanted } = useCompare.getState()
  if (wanted === null) return
  const others = wanted.renames.filter((one) => renameKey(one) !== renameKey(rename))
  useCompare.setState({ wanted: { ...wanted, renames: decided ? [...others, rename] : others } })
  compareAgain()
}

/** Says that a proposed rename is none. */
export function denyRename(rename: Rename): void {
  useCompare.setState((was) => ({ denied: new Set([...was.denied, renameKey(rename)]) }))
}

/** Keeps a project's ignore rules and compares again with them. Throws what the operation throws. */
export async function keepRules(folder: string, rules: readonly IgnoreRule[]): Promise<void> {
  await client.compare.setRules({ folder, rules: [...rules] })
  compareAgain()
}
