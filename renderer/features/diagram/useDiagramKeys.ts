import { useEffect } from 'react'
import { showAll, toggleFocus, zoomBy } from './acting'

const keys: Readonly<Record<string, () => void>> = {
  '+': () => zoomBy(1.25),
  '=': () => zoomBy(1.25),
  '-': () => zoomBy(0.8),
  '0': showAll,
  f: toggleFocus,
  F: toggleFocus,
  '/': () => document.querySelector<HTMLElement>('.diagram-find input')?.focus(),
}

/** Keys that hold on the whole screen. Not `useKeys`: there `+` parts a chord, and a chosen radio silences all. */
export function useDiagramKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = keys[event.key]
      if (act === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      // Else the stroke would be typed into what it opens.
      event.preventDefault()
      act()
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
