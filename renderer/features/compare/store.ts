import { create } from 'zustand'
import type { Comparison, WantedComparison } from '#contract/compare'
import type { ToldPlan } from '#contract/told-plan'
import type { Turned } from './taken'
import { everything } from './tree/rows'
import type { Shown } from './tree/rows'
import { noWork } from '../../app/work'
import type { WorkState } from '../../app/work'

/** Work and its last answer, which stays while the next is worked on. */
interface Work<T> extends WorkState {
  readonly value: T | null
}

const nothing: Work<never> = { ...noWork, value: null }

/** A revision that a plan was written as. */
export interface WrittenPlan {
  readonly revision: string
  readonly files: readonly string[]
  /** The connection whose database has all of it already; null for none. */
  readonly standsOn: string | null
}

/** A comparison and the keys that are taken of it. */
export interface PlanOf {
  readonly id: string
  readonly taken: readonly string[]
  /** When it was asked for, in ISO 8601. */
  readonly at: string
}

export interface CompareStore {
  /** What was asked for, and everything that the answer depends on, as a key. */
  readonly of: string | null
  readonly wanted: WantedComparison | null
  readonly comparison: Work<Comparison>
  /** What the plan was asked for. */
  readonly planOf: PlanOf | null
  readonly plan: Work<ToldPlan>
  readonly turned: Turned
  /** Proposed renames that were said to be none, by key. */
  readonly denied: ReadonlySet<string>
  readonly selected: string | null
  readonly opened: ReadonlyMap<string, boolean>
  readonly shown: Shown
  readonly tab: string
  /** The revision that a plan was written as, until that was seen. */
  readonly written: WrittenPlan | null
}

/** What a comparison of two other sides starts with. */
export const anew = {
  comparison: nothing,
  planOf: null,
  plan: nothing,
  turned: new Map<string, boolean>(),
  denied: new Set<string>(),
  selected: null,
  opened: new Map<string, boolean>(),
  shown: everything,
  tab: 'difference',
  written: null,
} satisfies Partial<CompareStore>

export const useCompare = create<CompareStore>(() => ({ of: null, wanted: null, ...anew }))
