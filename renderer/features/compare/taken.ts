import type { ChangeKind } from '#contract/change'
import type { ComparedChange } from '#contract/compare'
import type { ChangeGroup } from './tree/groups'
import type { TreeRow } from './tree/rows'

/** What people turned on or off by hand, by the keys of changes. */
export type Turned = ReadonlyMap<string, boolean>

const losing: ReadonlySet<ChangeKind> = new Set(['drop-table', 'drop-column', 'drop-schema'])

/** Whether a change is taken before anyone says so. `careful`: what deletes data waits to be chosen. */
function takenAtFirst({ change, ignoredBy }: ComparedChange, careful: boolean): boolean {
  return ignoredBy === null && !(careful && losing.has(change.kind))
}

/** The change that decides about another: parts of a table that comes or goes follow it. */
export function decider(compared: ComparedChange, { whole }: ChangeGroup): ComparedChange {
  return whole ?? compared
}

/** Whether a change is taken. */
export function isTaken(
  compared: ComparedChange,
  group: ChangeGroup,
  turned: Turned,
  careful: boolean,
): boolean {
  const decides = decider(compared, group)
  return turned.get(decides.key) ?? takenAtFirst(decides, careful)
}

/** How much of a group is taken. */
export function groupTaken(group: ChangeGroup, turned: Turned, careful: boolean): boolean | 'mixed' {
  const taken = group.changes.filter((one) => isTaken(one, group, turned, careful)).length
  return taken === 0 ? false : taken === group.changes.length ? true : 'mixed'
}

/** Keys of everything that is taken, in the order of the comparison. */
export function takenKeys(
  groups: readonly ChangeGroup[],
  turned: Turned,
  careful: boolean,
): readonly string[] {
  return groups.flatMap((group) =>
    group.changes.filter((one) => isTaken(one, group, turned, careful)).map((one) => one.key),
  )
}

/** After every change that these lines stand for is taken or left. */
export function turnRows(turned: Turned, rows: readonly TreeRow[], to: boolean): Turned {
  const next = new Map(turned)
  for (const row of rows) {
    const changes = row.kind === 'group' ? row.changes : [row.compared]
    for (const one of changes) next.set(decider(one, row.group).key, to)
  }
  return next
}

/** How many changes wait to be chosen because they would delete data. */
export function heldBack(groups: readonly ChangeGroup[], turned: Turned): readonly ComparedChange[] {
  return groups.flatMap((group) =>
    group.changes.filter(
      (one) => one.ignoredBy === null && losing.has(one.change.kind) && !turned.has(decider(one, group).key),
    ),
  )
}

/** After some changes are taken or left: what decides about each is turned. */
export function turn(
  turned: Turned,
  changes: readonly ComparedChange[],
  group: ChangeGroup,
  to: boolean,
): Turned {
  return new Map([...turned, ...changes.map((one) => [decider(one, group).key, to] as const)])
}
