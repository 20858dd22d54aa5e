import { useSyncExternalStore } from 'react'

/** A place in the app: `#/history/003` is `['history', '003']`. */
export type Route = readonly string[]

/** The route a location hash names; parts are percent-decoded, and a part that can't be is kept as it is. */
export function parseRoute(hash: string): Route {
  return hash
    .replace(/^#?\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decodePart)
}

/** The location hash of a route. */
export function formatRoute(route: Route): string {
  return `#/${route.map(encodeURIComponent).join('/')}`
}

let steps = 0

/** Goes to a route; `replace` leaves no step behind for *back*. */
export function navigate(route: Route, how: 'push' | 'replace' = 'push'): void {
  const hash = formatRoute(route)
  if (hash === location.hash) return
  if (how === 'push') {
    steps++
    location.hash = hash
  } else {
    history.replaceState(null, '', hash)
    window.dispatchEvent(new HashChangeEvent('hashchange'))
  }
}

/** Goes back where this window has been anywhere before, else to `fallback`. */
export function goBack(fallback: Route): void {
  if (steps > 0) history.back()
  else navigate(fallback, 'replace')
}

/** The route the window stands at now. */
export function currentRoute(): Route {
  return parseRoute(location.hash)
}

/** The route the window stands at; follows *back* and *forward*. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(follow, () => location.hash)
  return parseRoute(hash)
}

function follow(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
