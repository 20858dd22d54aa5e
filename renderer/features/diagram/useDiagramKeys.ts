import { useEffect } from 'react'
import { showAll, toggleFocus, zoomBy } from './acting'

const keys: Readonly<Record<string, () => void>> = {
  '+': () => zoomBy(1.25),
  '=': () => zoomBy(1.25),
  '-': () => zoomBy(0.8),
  '0': showAll,
  f: toggleFocus,
  F: toggleFocus,
}

/** Keys that hold on the whole screen. Not `useKeys`: there `+` parts the keys of a chord. */
export function useDiagramKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      keys[event.key]?.()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, dialog, [role="menu"]') !== null
  )
}
