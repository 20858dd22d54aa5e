import type { Catalog, DefinedObject, View } from '#contract/catalog'
import type { Change } from '#contract/change'
import { refKey } from '#contract/ref-key'
import { definerHazards } from '../hazards/definer'
import { viewDdl } from '../ddl/view'
import { account } from '../quote'
import type { DraftStep } from './draft'

/** Two catalogs that agree on who defines what no change is about, and why objects were left as they are. */
export interface Defined {
  readonly to: Catalog
  readonly why: ReadonlyMap<string, string>
  /** Definers that may not be named, by the new objects that are wanted of them. */
  readonly unnamed: ReadonlyMap<string, string>
}

type Owned = Pick<DefinedObject, 'definer'>

/**
 * Gives every object of the wanted catalog the definer that it will be made for. What stands keeps its own where the
 * wanted side says none; what is new takes who makes it where he may name nobody else. An object of someone else that
 * he may not make again in that one's name is left as it is: it would silently run with other rights.
 */
export function settledDefiners(from: Catalog, to: Catalog): Defined {
  const own = from.server.user
  const mayName = (definer: string | null): boolean =>
    definer === null || definer === own || from.definers !== 'own'
  const why = new Map<string, string>()
  const unnamed = new Map<string, string>()
  const settled = <T extends Owned>(
    key: string,
    words: string,
    old: T | undefined,
    wanted: T,
    text: (one: T) => string,
  ): T => {
    if (wanted.definer === undefined) return wanted
    if (old === undefined) {
      if (wanted.definer === null || mayName(wanted.definer)) return wanted
      unnamed.set(key, wanted.definer)
      return { ...wanted, definer: null }
    }
    const definer = old.definer == null ? null : (wanted.definer ?? old.definer)
    const same = text(old) === text(wanted) && definer === (old.definer ?? null)
    if (same || (mayName(definer) && mayName(old.definer ?? null))) return { ...wanted, definer }
    why.set(key, whyLeft(words, [old.definer ?? null, definer], own))
    return old
  }
  const views = new Map(from.views.map((view) => [view.name, view]))
  const objects = new Map(from.objects.map((object) => [refKey(object.ref), object]))
  const result = {
    ...to,
    views: to.views.map((view) =>
      settled(keyOfView(view), `view ${view.name}`, views.get(view.name), view, viewDdl),
    ),
    objects: to.objects.map((object) => {
      const key = refKey(object.ref)
      const words = `${object.ref.kind} ${object.ref.name}`
      return settled(key, words, objects.get(key), object, ({ definition }) => definition)
    }),
  }
  return { to: result, why, unnamed }
}

function keyOfView({ schema, name }: View): string {
  return refKey({ kind: 'view', schema, name, table: null })
}

function whyLeft(words: string, definers: readonly (string | null)[], own: string): string {
  const others = [...new Set(definers)].filter((definer) => definer !== null && definer !== own)
  return `Making ${words} anew for its definer ${others.join(', ')} needs a privilege that ${own === '' ? 'this user' : own} lacks (SET USER on MariaDB, SET_ANY_DEFINER or SET_USER_ID on MySQL, or SUPER). Run it as a user who has it, or as that definer.`
}

/** Each step with what its definers may mean for those who use what it makes. */
export function withDefinerHazards(
  steps: readonly DraftStep[],
  from: Catalog,
  changes: readonly Change[],
  unnamed: ReadonlyMap<string, string>,
): DraftStep[] {
  const before = new Map([
    ...from.views.map((view) => [keyOfView(view), view.definer ?? null] as const),
    ...from.objects.map(({ ref, definer }) => [refKey(ref), definer ?? null] as const),
  ])
  return steps.map((drafts) =>
    drafts.map((draft) => {
      const ref = changes[draft.changes[0] ?? -1]?.ref
      if (draft.definer === undefined || ref === undefined) return draft
      const key = refKey(ref)
      const made = {
        ref,
        definer: draft.definer,
        before: before.get(key) ?? null,
        unnamed: unnamed.get(key) ?? null,
      }
      return { ...draft, hazards: [...draft.hazards, ...definerHazards(made, from)] }
    }),
  )
}

const head = /^create (?:or replace )?(?:algorithm = \w+ )?/i

/** The statement that makes an object, for this definer: https://mariadb.com/docs/server/server-usage/views/create-view */
export function definedBy(sql: string, definer: string | null | undefined): string {
  return definer == null ? sql : sql.replace(head, (words) => `${words}definer = ${account(definer)} `)
}
