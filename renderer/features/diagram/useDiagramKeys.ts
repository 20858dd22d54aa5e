import { useEffect } from 'react'
import { showAll, toggleFocus, zoomBy } from './acting'
import { screenSheet } from './screen-sheet'
import type { Sheet } from './sheet'

const keys: Readonly<Record<string, (sheet: Sheet) => void>> = {
  '+': (sheet) => zoomBy(sheet, 1.25),
  '=': (sheet) => zoomBy(sheet, 1.25),
  '-': (sheet) => zoomBy(sheet, 0.8),
  '0': showAll,
  f: toggleFocus,
  F: toggleFocus,
}

/** Acts on a key that zooms or focuses; false for another. */
export function actOnKey(
  sheet: Sheet,
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): boolean {
  const act = keys[event.key]
  if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return false
  act(sheet)
  return true
}

/** Keys that hold on the whole screen. Not `useKeys`: there `+` parts a chord, and a chosen radio silences all. */
export function useDiagramKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target)) return
      if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey)
        document.querySelector<HTMLElement>('.diagram-find input')?.focus()
      else if (!actOnKey(screenSheet, event)) return
      // Else the stroke would be typed into what it opens.
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type=radio]), textarea, select, dialog, [role="menu"]') !== null
  )
}
