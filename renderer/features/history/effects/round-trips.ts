import { create } from 'zustand'
import type { RoundTrip } from '#contract/effects'
import type { Replayed } from './store'
import { client } from '../../../app/client'
import { noWork, workPlace } from '../../../app/work'
import type { WorkState } from '../../../app/work'

interface RoundTripsStore {
  /** What was tried, and everything that it depends on, as a key. */
  readonly of: string | null
  readonly work: WorkState
  /** The one revision that is tried; null for all. */
  readonly trying: string | null
  readonly results: ReadonlyMap<string, RoundTrip>
}

export const useRoundTrips = create<RoundTripsStore>(() => ({
  of: null,
  work: noWork,
  trying: null,
  results: new Map(),
}))

const place = workPlace((work) => useRoundTrips.setState({ work }))

/** Runs up, down and up again of one revision, or of all (null); each result is kept as it comes. */
export function tryRoundTrips(replayed: Replayed, of: string, revision: string | null): void {
  useRoundTrips.setState((was) => ({
    of,
    trying: revision,
    results: was.of === of && revision !== null ? was.results : new Map(),
  }))
  void place.begin(
    (signal) => client.replay.roundTrips({ ...replayed, revision }, { signal }),
    (event) => {
      if (event.kind !== 'round-trip') return
      const { roundTrip } = event
      useRoundTrips.setState((was) => ({
        results: new Map([...was.results, [roundTrip.revision, roundTrip]]),
      }))
    },
  )
}

/** Gives up trying; what is known stays. */
export function stopRoundTrips(): void {
  place.cancel()
}
