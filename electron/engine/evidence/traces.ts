import { goesWith, isSameObject } from './same-object'
import type { Rename, Touch, TouchedObject } from './touch'

/** An object that is there, or is not, once a revision has been applied. */
export interface Trace {
  readonly revision: string
  readonly object: TouchedObject
  readonly present: boolean
}

/** What one revision's upgrade does, in order. */
export interface RevisionTouches {
  readonly revision: string
  readonly touches: readonly Touch[]
}

/** The traces that applying all of these leaves, base first: what a later one makes, drops or renames overrides an earlier one's. */
export function lastTraces(revisions: readonly RevisionTouches[]): Trace[] {
  const left = new Left()
  for (const { revision, touches } of revisions) for (const touch of touches) left.take(revision, touch)
  return left.all()
}

/** The traces of these by which a database is told from one that has none of them, base first: of an object the first that touches it. */
export function firstTraces(revisions: readonly RevisionTouches[]): Trace[] {
  const seen = new Set<string>()
  const traces: Trace[] = []
  for (const { revision, touches } of revisions) {
    for (const { object, present } of touches.flatMap(plainly)) {
      const key = JSON.stringify([object.kind, object.schema, object.table, object.name ?? object.columns])
      if (seen.has(key)) continue
      seen.add(key)
      traces.push({ revision, object, present })
    }
  }
  return traces
}

/** A touch as objects that are there afterwards, and such that are not. */
function plainly(touch: Touch): { object: TouchedObject; present: boolean }[] {
  switch (touch.kind) {
    case 'alter':
      return []
    case 'make':
    case 'drop':
      return [{ object: touch.object, present: touch.kind === 'make' }]
    case 'rename-table':
    case 'rename-column':
      return [
        { object: renamed(touch, touch.from), present: false },
        { object: renamed(touch, touch.to), present: true },
      ]
  }
}

function renamed(touch: Rename, name: string): TouchedObject {
  const { schema } = touch
  return touch.kind === 'rename-table'
    ? { kind: 'table', schema, table: name, name, columns: [] }
    : { kind: 'column', schema, table: touch.table, name, columns: [name] }
}

/** The traces so far, by table: a long history touches each table a few times. */
class Left {
  readonly #byTable = new Map<string, Trace[]>()

  take(revision: string, touch: Touch): void {
    if (touch.kind === 'rename-table' || touch.kind === 'rename-column') this.#rename(touch)
    for (const { object, present } of plainly(touch)) {
      const whole = present ? object.kind === 'table' && touch.kind === 'make' : true
      this.#forget((other) => isSameObject(other, object) || (whole && goesWith(other, object)), object)
      this.#add({ revision, object, present })
    }
  }

  all(): Trace[] {
    return [...this.#byTable.values()].flat()
  }

  #add(trace: Trace): void {
    const key = keyOf(trace.object)
    const list = this.#byTable.get(key)
    if (list) list.push(trace)
    else this.#byTable.set(key, [trace])
  }

  #forget(which: (object: TouchedObject) => boolean, { kind, schema, table }: TouchedObject): void {
    const lists = kind === 'index' && table === null ? [...this.#byTable.keys()] : [keyOf({ schema, table })]
    for (const key of lists) {
      const list = this.#byTable.get(key)
      if (list)
        this.#byTable.set(
          key,
          list.filter(({ object }) => !which(object)),
        )
    }
  }

  #rename(touch: Rename): void {
    const { schema, from, to } = touch
    const key = keyOf({ schema, table: touch.kind === 'rename-table' ? from : touch.table })
    const list = this.#byTable.get(key) ?? []
    this.#byTable.delete(key)
    for (const trace of list) {
      const object =
        touch.kind === 'rename-table' ? inTable(trace.object, to) : withColumn(trace.object, from, to)
      this.#add({ ...trace, object })
    }
  }
}

function keyOf({ schema, table }: Pick<TouchedObject, 'schema' | 'table'>): string {
  return JSON.stringify([schema, table])
}

function inTable(object: TouchedObject, table: string): TouchedObject {
  return { ...object, table, name: object.kind === 'table' ? table : object.name }
}

function withColumn(object: TouchedObject, from: string, to: string): TouchedObject {
  const name = object.kind === 'column' && object.name === from ? to : object.name
  return { ...object, name, columns: object.columns.map((column) => (column === from ? to : column)) }
}
