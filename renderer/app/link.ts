import { create } from 'zustand'

/** State of the link between this window and the engine; `since` is set while it is down. */
export interface LinkState {
  readonly state: 'connecting' | 'up' | 'lost'
  readonly since: number | null
  readonly attempt: number
}

export const useLink = create<LinkState>(() => ({ state: 'connecting', since: null, attempt: 0 }))

/** Milliseconds to wait before the nth attempt to reconnect: doubling from 250 ms, never over 5 s. */
export function backoff(attempt: number): number {
  return Math.min(5000, 250 * 2 ** Math.max(0, attempt - 1))
}
