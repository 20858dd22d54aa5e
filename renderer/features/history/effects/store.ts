import { create } from 'zustand'
import type { DialectName } from '#contract/connection'
import type { RevisionEffects } from '#contract/effects'
import { client } from '../../../app/client'
import { noWork, workPlace } from '../../../app/work'
import type { WorkState } from '../../../app/work'

/** A history that is replayed, and where. */
export interface Replayed {
  readonly folder: string
  readonly dialect: DialectName
  readonly scratch: string | null
}

interface EffectsStore {
  /** What was replayed, and everything that it depends on, as a key. */
  readonly of: string | null
  readonly work: WorkState
  /** What each revision was seen to change. */
  readonly effects: ReadonlyMap<string, RevisionEffects>
}

export const useEffects = create<EffectsStore>(() => ({ of: null, work: noWork, effects: new Map() }))

const place = workPlace((work) => useEffects.setState({ work }))

/** Thousands of revisions that are known already come within a moment: they are shown together. */
const togetherMs = 60

/** Replays a history as far as it is not known, unless the same is replayed or was. */
export function watchEffects(replayed: Replayed, of: string): void {
  if (useEffects.getState().of === of) return
  useEffects.setState({ of, effects: new Map() })
  watchAgain(replayed)
}

/** Replays again what could not be replayed before. */
export function watchAgain(replayed: Replayed): void {
  const heard = new Map<string, RevisionEffects>()
  let timer: ReturnType<typeof setTimeout> | null = null
  const { of } = useEffects.getState()
  const show = () => {
    timer = null
    if (useEffects.getState().of === of) useEffects.setState({ effects: new Map(heard) })
  }
  void place.begin(
    (signal) => client.replay.watch(replayed, { signal }),
    (event) => {
      if (event.kind !== 'effects') return
      heard.set(event.effects.revision, event.effects)
      timer ??= setTimeout(show, togetherMs)
    },
  )
}

/** Gives up replaying; what is known stays. */
export function stopReplaying(): void {
  place.cancel()
}
