import { useEffect, useEffectEvent, useState } from 'react'
import { newestOnly, notLoaded } from './loaded'
import type { Loaded } from './loaded'

/** Reads something when `key` changes; the old value stays until the new one is there. */
export function useRead<T>(key: string, question: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>(notLoaded)
  const ask = useEffectEvent(question)
  useEffect(() => {
    const reader = newestOnly<T>(setLoaded)
    void reader.read((signal) => ask(signal))
    return () => reader.stop()
    // The key says all that the question depends on.
  }, [key])
  return loaded
}
