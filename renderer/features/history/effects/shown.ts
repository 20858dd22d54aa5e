import { create } from 'zustand'

/** What of a revision's changes is shown: their sentences, the drawing, or both. */
export const effectsShown = [
  { value: 'list', label: 'List' },
  { value: 'both', label: 'Both' },
  { value: 'diagram', label: 'Diagram' },
] as const
export type EffectsShown = (typeof effectsShown)[number]['value']

const place = 'varve.effects'

export const useEffectsShown = create<{ shown: EffectsShown }>(() => ({ shown: remembered() }))

/** Shows sentences, drawing or both, also the next time. */
export function showEffects(shown: EffectsShown): void {
  localStorage.setItem(place, shown)
  useEffectsShown.setState({ shown })
}

function remembered(): EffectsShown {
  const kept = localStorage.getItem(place)
  return effectsShown.find(({ value }) => value === kept)?.value ?? 'both'
}
