import type { WorkProgress } from '#contract/compare'
import type { Work } from './needs'

/** Work as a stream: what it tells while it goes on, then what it made. Only the last thing told is kept where nobody reads as fast. */
export async function* telling<T>(
  work: (of: Work) => Promise<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<WorkProgress | T, void> {
  const leaving = new AbortController()
  const leave = (): void => leaving.abort()
  if (signal?.aborted === true) leave()
  signal?.addEventListener('abort', leave)
  let latest: WorkProgress | null = null
  let wake: () => void = () => undefined
  let over = false
  const tell = (told: WorkProgress): void => {
    latest = told
    wake()
  }
  const done = work({ tell, signal: leaving.signal }).finally(() => {
    over = true
    wake()
  })
  // It is awaited below; until then nobody is told that it failed.
  done.catch(() => undefined)
  const next = (): WorkProgress | null => {
    const told = latest
    latest = null
    return told
  }
  try {
    for (;;) {
      const told = next()
      if (told !== null) yield told
      else if (over) break
      else await new Promise<void>((resolve) => (wake = resolve))
    }
    yield await done
  } finally {
    // Whoever leaves cancels it.
    leave()
    signal?.removeEventListener('abort', leave)
  }
}
