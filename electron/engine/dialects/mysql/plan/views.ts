import type { Catalog, ObjectRef, View } from '#contract/catalog'
import type { Change } from '#contract/change'
import { afterNeeds } from '../../after-needs'
import { viewDdl } from '../ddl/view'
import { viewHazards } from '../hazards/view'
import { quote } from '../quote'
import type { ChangeIndex } from './change-index'
import { dropping, framed, instead, making, type DraftStep } from './draft'

/** The steps for views: dropped before everything else changes, made behind it. */
export interface ViewSteps {
  readonly first: DraftStep[]
  readonly last: DraftStep[]
}

/**
 * A view whose needs all stay as they are is replaced at once. Any other is dropped first and made last: the server
 * checks a view's text when it is made, and so can't take the old one back while the new tables stand.
 */
export function viewSteps(
  from: Catalog,
  to: Catalog,
  changed: readonly Change[],
  changes: ChangeIndex,
): ViewSteps {
  const before = new Map(from.views.map((view) => [view.name, view]))
  const after = new Map(to.views.map((view) => [view.name, view]))
  const isSame = ({ name }: View): boolean => {
    const [old, wanted] = [before.get(name), after.get(name)]
    if (old === undefined || wanted === undefined) return false
    return viewDdl(old) === viewDdl(wanted) && old.definer === wanted.definer
  }
  // A view's columns follow its tables.
  for (const view of to.views) if (isSame(view)) changes.made(changes.of('view', view.name))
  const readable = (view: View): boolean => view.definition !== ''
  const untold = new Set(
    [...from.views, ...to.views].filter((view) => !readable(view)).map(({ name }) => name),
  )
  const isLeft = (view: View): boolean => isSame(view) || untold.has(view.name)
  const restless = restlessNames(changed)
  const calm = (name: string): boolean =>
    [from, to].every((catalog) => isCalm(catalog, name, restless)) && before.has(name) && after.has(name)
  const drop = ({ name }: View): string => `drop view ${quote(name)}`
  const of = ({ name }: View): readonly number[] => changes.of('view', name)
  const first = inOrder(from)
    .filter((view) => !isLeft(view) && !calm(view.name))
    .toReversed()
    .flatMap((view) => {
      const definition = framed(viewDdl(view), view.definer)
      const hazards = viewHazards(view, after.get(view.name) ?? null)
      return definition === null ? [] : [dropping(definition, drop(view), of(view), hazards)]
    })
  const last = inOrder(to)
    .filter((view) => !isLeft(view))
    .flatMap((view) => {
      const definition = framed(viewDdl(view), view.definer)
      if (definition === null) return []
      const old = before.get(view.name)
      const was = old === undefined || !calm(view.name) ? null : framed(viewDdl(old), old.definer)
      if (was === null) return [making(definition, drop(view), of(view))]
      if ((was.before === null) !== (definition.before === null))
        return [dropping(was, drop(view), of(view)), making(definition, drop(view), of(view))]
      return [instead(definition, was, of(view))]
    })
  return { first, last }
}

function inOrder({ views, dependencies }: Catalog): View[] {
  const parts = views.map((view) => ({ ref: refOf(view), view }))
  return afterNeeds(parts, dependencies).map(({ view }) => view)
}

function refOf({ schema, name }: View): ObjectRef {
  return { kind: 'view', schema, name, table: null }
}

/** Names of everything that changes, tables for their parts. Triggers and events are nothing that a view reads. */
function restlessNames(changed: readonly Change[]): Set<string> {
  return new Set(changed.filter(({ ref }) => ref.kind !== 'trigger').map(({ ref }) => ref.table ?? ref.name))
}

/** Whether nothing that a view reads, near or far, changes; false where it is not known what it reads. */
function isCalm(catalog: Catalog, name: string, restless: ReadonlySet<string>): boolean {
  const needs = (view: string): string[] =>
    catalog.dependencies
      .filter(({ from }) => from.kind === 'view' && from.name === view)
      .map(({ on }) => on.name)
  const seen = new Set<string>([name])
  const waiting = needs(name)
  if (waiting.length === 0) return false
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one)) continue
    if (restless.has(one)) return false
    seen.add(one)
    waiting.push(...needs(one))
  }
  return true
}
