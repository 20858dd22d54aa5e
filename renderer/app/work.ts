import type { WorkProgress } from '#contract/compare'
import type { AppErrorData } from '#contract/errors'
import { toErrorData } from './errors'

/** How long work stands: what it said last while it goes on, or why it did not end well. */
export interface WorkState {
  readonly state: 'idle' | 'working' | 'done' | 'failed' | 'cancelled'
  readonly progress: WorkProgress | null
  readonly error: AppErrorData | null
}

export const noWork: WorkState = { state: 'idle', progress: null, error: null }

/** A place for one piece of long work at a time: beginning another, or cancelling, ends the one under way. */
export interface WorkPlace {
  /** Follows a stream to its end; progress goes into the state, everything else is heard. */
  begin<E>(
    ask: (signal: AbortSignal) => Promise<AsyncIterable<WorkProgress | E>>,
    hear: (event: E) => void,
  ): Promise<void>
  cancel(): void
}

/** Makes a place for work whose state is kept by `set`. */
export function workPlace(set: (state: WorkState) => void): WorkPlace {
  let last: AbortController | null = null
  return {
    async begin<E>(
      ask: (signal: AbortSignal) => Promise<AsyncIterable<WorkProgress | E>>,
      hear: (event: E) => void,
    ) {
      last?.abort()
      const mine = new AbortController()
      last = mine
      set({ ...noWork, state: 'working' })
      try {
        for await (const event of await ask(mine.signal)) {
          if (mine.signal.aborted) return
          if (isProgress(event)) set({ state: 'working', progress: event, error: null })
          else hear(event)
        }
        if (!mine.signal.aborted) set({ ...noWork, state: 'done' })
      } catch (thrown) {
        if (!mine.signal.aborted) set({ ...noWork, state: 'failed', error: toErrorData(thrown) })
      } finally {
        if (last === mine) last = null
      }
    },
    cancel() {
      if (last === null) return
      last.abort()
      last = null
      set({ ...noWork, state: 'cancelled' })
    },
  }
}

/** How far work has come, from 0 to 1; null where that is not known. */
export function shareOf({ progress }: WorkState): number | null {
  return progress?.total == null || progress.total === 0 ? null : progress.done / progress.total
}

function isProgress(event: unknown): event is WorkProgress {
  return typeof event === 'object' && event !== null && 'kind' in event && event.kind === 'progress'
}
