import type { Catalog, DefinedObject } from '#contract/catalog'
import type { Rename } from '#contract/compare'
import { quote } from '../quote'
import { moved } from './alter/column-order'
import type { ChangeIndex } from './change-index'
import { definedBy } from './definers'
import { dropping, framed, making, type DraftStep, type Framed } from './draft'

/** A trigger without its place among those of the same moment. */
interface Trigger {
  readonly object: DefinedObject
  readonly name: string
  readonly head: string
  readonly body: string
  readonly frame: Framed
}

const header =
  /^(create trigger `(?:[^`]|``)*` \w+ \w+ on `(?:[^`]|``)*` for each row)(?: follows `(?:[^`]|``)*`)?\n/i

/**
 * The steps for triggers: dropped before the tables change, by name or otherwise, the last of a moment first, and made
 * behind it, each where it belongs: https://dev.mysql.com/doc/refman/8.4/en/create-trigger.html
 */
export function triggerSteps(
  from: Catalog,
  to: Catalog,
  changes: ChangeIndex,
  renames: readonly Rename[],
): { first: DraftStep[]; last: DraftStep[] } {
  const [before, after] = [moments(from), moments(to)]
  const first: DraftStep[] = []
  const last: DraftStep[] = []
  for (const moment of new Set([...before.keys(), ...after.keys()])) {
    const [old, wanted] = [before.get(moment) ?? [], after.get(moment) ?? []]
    const kept = keptNames(old, wanted)
    for (const { object, name } of wanted)
      if (kept.has(name)) changes.made(changes.part('trigger', object.ref.table ?? '', name))
    const of = ({ object, name }: Trigger) => changes.part('trigger', object.ref.table ?? '', name)
    const drop = ({ name }: Trigger): string => `drop trigger ${quote(name)}`
    first.push(
      ...placed(
        old.map((trigger) => beforeRenames(trigger, renames)),
        kept,
      )
        .map(({ trigger, definition }) => dropping(definition, drop(trigger), of(trigger)))
        .toReversed(),
    )
    last.push(
      ...placed(wanted, kept).map(({ trigger, definition }) =>
        making(definition, drop(trigger), of(trigger)),
      ),
    )
  }
  return { first, last }
}

/** A trigger as it stood on its table's earlier name. */
function beforeRenames(trigger: Trigger, renames: readonly Rename[]): Trigger {
  const renamed = renames.find(({ ref, to }) => ref.table === null && to === trigger.object.ref.table)
  if (renamed === undefined) return trigger
  const head = trigger.head.replace(
    / on `(?:[^`]|``)*` for each row$/i,
    () => ` on ${quote(renamed.ref.name)} for each row`,
  )
  return { ...trigger, head }
}

/** Triggers by table, time and event, in the order in which they fire. */
function moments({ objects }: Catalog): Map<string, Trigger[]> {
  const found = new Map<string, { order: number; trigger: Trigger }[]>()
  for (const object of objects) {
    if (object.ref.kind !== 'trigger') continue
    const trigger = triggerOf(object)
    if (trigger === null) continue
    const fact = (wanted: string): string => object.facts.find(({ name }) => name === wanted)?.value ?? ''
    const key = JSON.stringify([object.ref.table, fact('when')])
    found.set(key, [...(found.get(key) ?? []), { order: Number(fact('order')), trigger }])
  }
  return new Map(
    [...found].map(([key, list]) => [
      key,
      list.toSorted((a, b) => a.order - b.order).map(({ trigger }) => trigger),
    ]),
  )
}

function triggerOf(object: DefinedObject): Trigger | null {
  const frame = framed(object.definition, null)
  const match = frame === null ? null : header.exec(frame.sql)
  if (frame === null || match === null) return null
  return {
    object,
    name: object.ref.name,
    head: match[1] ?? '',
    body: frame.sql.slice(match[0].length),
    frame,
  }
}

/** Those that are the same on both sides and in the same order. */
function keptNames(old: readonly Trigger[], wanted: readonly Trigger[]): Set<string> {
  const like = (one: Trigger): string =>
    JSON.stringify([one.head, one.body, one.frame.before, one.object.definer])
  const before = new Map(old.map((one) => [one.name, like(one)]))
  const same = wanted.filter((one) => before.get(one.name) === like(one)).map(({ name }) => name)
  const names = new Set(same)
  const shifted = moved(
    old.map(({ name }) => name).filter((name) => names.has(name)),
    same,
  )
  return new Set(same.filter((name) => !shifted.has(name)))
}

/** Those that are made, in their order, each said to stand behind the one before it or before the first that stands. */
function placed(
  triggers: readonly Trigger[],
  kept: ReadonlySet<string>,
): { trigger: Trigger; definition: Framed }[] {
  return triggers.flatMap((trigger, at) => {
    if (kept.has(trigger.name)) return []
    const previous = triggers[at - 1]
    const next = triggers.find(({ name }) => kept.has(name))
    const place =
      previous !== undefined
        ? ` follows ${quote(previous.name)}`
        : next !== undefined
          ? ` precedes ${quote(next.name)}`
          : ''
    const sql = definedBy(`${trigger.head}${place}\n${trigger.body}`, trigger.object.definer)
    return [{ trigger, definition: { ...trigger.frame, sql, definer: trigger.object.definer ?? null } }]
  })
}
