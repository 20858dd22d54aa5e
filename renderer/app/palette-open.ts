import { create } from 'zustand'

/** What floats above the screens: the palette, the list of keys, or nothing. */
export const useOverlay = create<{ readonly open: 'palette' | 'keys' | null }>(() => ({ open: null }))

/** Opens the palette. */
export function openPalette(): void {
  useOverlay.setState({ open: 'palette' })
}

/** Closes whatever floats above the screens. */
export function closeOverlay(): void {
  useOverlay.setState({ open: null })
}
