import { useEffect, useEffectEvent, useState } from 'react'
import { newestOnly, notLoaded } from './loaded'
import type { Loaded } from './loaded'

/**
 * Reads something when `key` changes; the old value stays until the new one is there, and is `loading` from the very
 * render that asks anew: what is not yet an answer to this key must not be acted upon as if it were.
 */
export function useRead<T>(key: string, question: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [read, setRead] = useState<{ of: string | null; loaded: Loaded<T> }>({ of: null, loaded: notLoaded })
  const ask = useEffectEvent(question)
  useEffect(() => {
    const reader = newestOnly<T>((change) => setRead((was) => ({ of: key, loaded: change(was.loaded) })))
    void reader.read((signal) => ask(signal))
    return () => reader.stop()
    // The key says all that the question depends on.
  }, [key])
  return read.of === key ? read.loaded : { ...read.loaded, loading: true }
}
