import { create } from 'zustand'

interface LastLook {
  readonly connectionId: string | null
  readonly readAt: string | null
}

/** The newest look at a database that any screen has had an answer from: what another screen shows may be older. */
export const useLastLook = create<LastLook>(() => ({ connectionId: null, readAt: null }))

/** Tells that an answer came from a look; an older one than is known says nothing. */
export function noteLook(connectionId: string, readAt: string): void {
  const known = useLastLook.getState()
  if (known.connectionId === connectionId && known.readAt !== null && known.readAt >= readAt) return
  useLastLook.setState({ connectionId, readAt })
}
