import type { ObjectKind } from '#contract/catalog'
import { signOf } from '#contract/change'
import type { ComparedChange, IgnoreRule } from '#contract/compare'
import type { ChangeGroup } from './groups'

export const signs = ['+', '−', '~'] as const
export type Sign = (typeof signs)[number]

/** What of a comparison the tree shows; empty sets show everything. */
export interface Shown {
  readonly text: string
  readonly signs: ReadonlySet<Sign>
  readonly kinds: ReadonlySet<ObjectKind>
  readonly ignored: boolean
  /** Only what this rule hides; null for everything. */
  readonly rule: string | null
}

export const everything: Shown = {
  text: '',
  signs: new Set(),
  kinds: new Set(),
  ignored: false,
  rule: null,
}

/** One text for one rule. */
export function ruleKey({ what, object, pattern, kinds, reason }: IgnoreRule): string {
  return JSON.stringify([what, object, pattern, kinds, reason])
}

/** A line of the tree: an object with all of its changes shown, or one change of it. */
export type TreeRow =
  | {
      readonly kind: 'group'
      readonly key: string
      readonly group: ChangeGroup
      readonly changes: readonly ComparedChange[]
      /** Null where there is nothing to open. */
      readonly open: boolean | null
    }
  | {
      readonly kind: 'change'
      readonly key: string
      readonly group: ChangeGroup
      readonly compared: ComparedChange
      /** 1 where it stands for its object, being all there is of it. */
      readonly level: 1 | 2
    }

/** The lines of a comparison; `turned` holds the groups that were opened or closed by hand. */
export function treeRows(
  groups: readonly ChangeGroup[],
  shown: Shown,
  turned: ReadonlyMap<string, boolean>,
): readonly TreeRow[] {
  return groups.flatMap((group): TreeRow[] => {
    const changes = group.changes.filter((one) => keeps(one, group, shown))
    const [only, ...others] = changes
    if (only === undefined) return []
    if (others.length === 0 && group.changes.length === 1)
      return [{ kind: 'change', key: only.key, group, compared: only, level: 1 }]
    const parts = changes.filter((one) => one !== group.whole)
    // What comes or goes whole says it in one line; its parts are there when asked for.
    const open = parts.length === 0 ? null : (turned.get(group.key) ?? group.whole === null)
    const head: TreeRow = { kind: 'group', key: group.key, group, changes, open }
    if (open !== true) return [head]
    return [
      head,
      ...parts.map((compared): TreeRow => ({ kind: 'change', key: compared.key, group, compared, level: 2 })),
    ]
  })
}

/** How many changes have each sign, and each kind of object, among those that are not ignored or are shown all the same. */
export function tally(changes: readonly ComparedChange[], ignored: boolean) {
  const bySign = new Map<Sign, number>()
  const byKind = new Map<ObjectKind, number>()
  for (const { change, ignoredBy } of changes) {
    if (ignoredBy !== null && !ignored) continue
    const sign = signOf(change.kind)
    bySign.set(sign, (bySign.get(sign) ?? 0) + 1)
    byKind.set(change.ref.kind, (byKind.get(change.ref.kind) ?? 0) + 1)
  }
  return { bySign, byKind }
}

function keeps({ change, ignoredBy }: ComparedChange, group: ChangeGroup, shown: Shown): boolean {
  if (ignoredBy !== null && !shown.ignored) return false
  if (shown.rule !== null && (ignoredBy === null || ruleKey(ignoredBy) !== shown.rule)) return false
  if (shown.signs.size > 0 && !shown.signs.has(signOf(change.kind))) return false
  if (shown.kinds.size > 0 && !shown.kinds.has(change.ref.kind)) return false
  const text = shown.text.trim().toLowerCase()
  return (
    text === '' || change.sentence.toLowerCase().includes(text) || group.title.toLowerCase().includes(text)
  )
}
