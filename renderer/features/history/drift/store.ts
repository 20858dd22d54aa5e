import { create } from 'zustand'
import type { Drift } from '#contract/compare'
import { client } from '../../../app/client'
import { newestOnly, notLoaded } from '../../../app/loaded'
import type { Loaded } from '../../../app/loaded'

interface DriftStore {
  /** What was looked at, and everything that the answer depends on, as a key. */
  readonly of: string | null
  readonly drift: Loaded<Drift>
}

interface Question {
  readonly folder: string
  readonly connectionId: string
  readonly scratch: string | null
}

export const useDrift = create<DriftStore>(() => ({ of: null, drift: notLoaded }))

const reader = newestOnly<Drift>((change) => useDrift.setState((was) => ({ drift: change(was.drift) })))

/** Compares a live database with what its current revisions make, unless that is known for this key. */
export function lookForDrift(question: Question, of: string): void {
  const was = useDrift.getState()
  if (was.of === of) return
  const same = was.of?.split('\n')[0] === of.split('\n')[0]
  useDrift.setState({ of, drift: same ? was.drift : notLoaded })
  void reader.read((signal) => client.compare.drift(question, { signal }))
}
