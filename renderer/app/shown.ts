import { useEffect } from 'react'
import { create } from 'zustand'

/** What the screen shows, for the bar: how old it is, whether it is being read, and how to read it again. */
export interface Shown {
  readonly readAt: string | null
  readonly loading: boolean
  readonly refresh: (() => void) | null
}

const nothing: Shown = { readAt: null, loading: false, refresh: null }

export const useShownNow = create<Shown>(() => nothing)

/** A screen tells the bar the age of what it shows and how to read it again. */
export function useShown(readAt: string | null, loading: boolean, refresh: (() => void) | null): void {
  useEffect(() => {
    useShownNow.setState({ readAt, loading, refresh })
  }, [readAt, loading, refresh])
  useEffect(() => () => useShownNow.setState(nothing), [])
}
