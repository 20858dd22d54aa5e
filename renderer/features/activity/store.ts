import { create } from 'zustand'
import type { ActivityEntry, ActivityPurpose } from '#contract/activity'
import type { AppErrorData } from '#contract/errors'
import type { ActivityFilter } from './entries'

/** What the Activity screen shows of one connection. */
export interface ActivityState {
  readonly connectionId: string | null
  /** Newest first; null until first read. */
  readonly entries: readonly ActivityEntry[] | null
  readonly readAt: string | null
  readonly loading: boolean
  /** Set once the journal's first statement was read. */
  readonly complete: boolean
  readonly error: AppErrorData | null
  readonly filter: ActivityFilter
  readonly selected: string | null
}

/** What changes a database and its ledger; looking and keeping the session up are a click away. */
export const purposesAtFirst: ReadonlySet<ActivityPurpose> = new Set(['revision', 'ledger'])

export const useActivity = create<ActivityState>(() => ({
  connectionId: null,
  entries: null,
  readAt: null,
  loading: false,
  complete: false,
  error: null,
  filter: { purposes: purposesAtFirst, text: '', failedOnly: false },
  selected: null,
}))

/** Changes part of the filter. */
export function setFilter(change: Partial<ActivityFilter>): void {
  useActivity.setState((was) => ({ filter: { ...was.filter, ...change } }))
}

/** Opens a statement's detail; null closes it. */
export function select(id: string | null): void {
  useActivity.setState({ selected: id })
}
