import type { MergeLook } from '#contract/new-revision'
import { objectWords, type Touch, type TouchedObject } from './touch'
import type { RevisionTouches } from './traces'

/** The objects that revisions of different sides touch; a revision that several sides have in common does not meet itself. */
export function meeting(
  sides: MergeLook['sides'],
  revisions: readonly RevisionTouches[],
): MergeLook['touchedByBoth'] {
  const sidesOf = new Map<string, Set<number>>()
  sides.forEach((side, i) => {
    for (const id of side.revisions) sidesOf.set(id, (sidesOf.get(id) ?? new Set()).add(i))
  })
  const touchedBy = new Map<string, Set<string>>()
  for (const { revision, touches } of revisions) {
    for (const object of touches.flatMap(named)) {
      touchedBy.set(object, (touchedBy.get(object) ?? new Set()).add(revision))
    }
  }
  return [...touchedBy]
    .filter(([, ids]) => isApart([...ids].map((id) => sidesOf.get(id) ?? new Set())))
    .map(([object, ids]) => ({ object, revisions: [...ids] }))
    .toSorted((a, b) => (a.object < b.object ? -1 : 1))
}

/** Whether two of these sets have nothing in common. */
function isApart(sets: readonly Set<number>[]): boolean {
  return sets.some((one, i) => sets.slice(i + 1).some((other) => ![...one].some((side) => other.has(side))))
}

/** What a touch names, in words: the object itself, and the table it is part of. */
function named(touch: Touch): string[] {
  if (touch.kind === 'rename-table')
    return [touch.from, touch.to].map((name) => tableWords(touch.schema, name))
  if (touch.kind === 'rename-column') {
    const { schema, table } = touch
    const column = (name: string): TouchedObject => ({ kind: 'column', schema, table, name, columns: [name] })
    const names = [touch.from, touch.to].map((name) => objectWords(column(name), ''))
    return [tableWords(schema, table), ...names]
  }
  const { object } = touch
  const itself = object.name === null ? [] : [objectWords(object, '')]
  return object.table === null ? itself : [tableWords(object.schema, object.table), ...itself]
}

function tableWords(schema: string, name: string): string {
  return objectWords({ kind: 'table', schema, table: name, name, columns: [] }, '')
}
