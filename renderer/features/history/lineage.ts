import type { History, HistoryEntry, Project, Revision } from '#contract/revision'
import { justThis } from '../../app/run-route'

/** Which revisions stand on which. */
export interface Lineage {
  /** Everything that has to be applied before a revision. */
  below(id: string): readonly HistoryEntry[]
  /** Everything that stands on a revision. */
  above(id: string): readonly HistoryEntry[]
  /** What *Roll back* names, to take back this one revision and nothing below it. */
  backTo(entry: HistoryEntry): string | null
  /** The current revisions that no file has; until they are put right nothing runs. */
  readonly lost: readonly string[]
}

const known = new WeakMap<History, Lineage>()

/** The lineage of a history, as its project's format tells it. */
export function lineageOf({ format }: Project, history: History): Lineage {
  const before = known.get(history)
  if (before !== undefined) return before
  const lineage = format === 'sql' ? chainOf(history) : graphOf(history)
  known.set(history, lineage)
  return lineage
}

/** One line: each revision stands on all before it. */
export function chainOf({ entries }: History): Lineage {
  const at = (id: string) => entries.findIndex(({ revision }) => revision.id === id)
  return {
    below: (id) => entries.slice(0, Math.max(at(id), 0)),
    above: (id) => entries.slice(at(id) + 1),
    backTo: () => null,
    lost: [],
  }
}

/** A graph: along parents and dependencies. */
export function graphOf({ entries }: History): Lineage {
  const byName = namedEntries(entries)
  const down = new Map<string, HistoryEntry[]>()
  const up = new Map<string, HistoryEntry[]>()
  for (const entry of entries) {
    const { id } = entry.revision
    const lower = standsOn(entry.revision).flatMap((name) => byName.get(name) ?? [])
    down.set(id, lower)
    for (const other of lower) {
      const list = up.get(other.revision.id)
      if (list === undefined) up.set(other.revision.id, [entry])
      else list.push(entry)
    }
  }
  return {
    below: (id) => reached(id, down),
    above: (id) => reached(id, up),
    backTo: ({ revision }) => justThis(revision),
    lost: entries.filter(({ state }) => state === 'missing').map(({ revision }) => revision.id),
  }
}

function standsOn({ downRevisions, dependencies }: Revision): readonly string[] {
  return [...downRevisions, ...dependencies]
}

/** By id and by label: a dependency may be told by either. */
function namedEntries(entries: readonly HistoryEntry[]): Map<string, HistoryEntry> {
  const byName = new Map(entries.flatMap((entry) => entry.revision.labels.map((label) => [label, entry])))
  for (const entry of entries) byName.set(entry.revision.id, entry)
  return byName
}

function reached(id: string, edges: ReadonlyMap<string, readonly HistoryEntry[]>): readonly HistoryEntry[] {
  const seen = new Set<HistoryEntry>()
  const todo = [...(edges.get(id) ?? [])]
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    todo.push(...(edges.get(at.revision.id) ?? []))
  }
  return [...seen]
}
