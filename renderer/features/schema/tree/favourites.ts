import { z } from 'zod'

const Kept = z.array(z.string()).max(1000)
const keyOf = (folder: string): string => `varve.favourites:${folder}`

/** The favourites of a project, by tree id, in the order they were chosen. */
export function readFavourites(folder: string | null): readonly string[] {
  if (folder === null) return []
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(keyOf(folder)) ?? '[]'))
  } catch {
    return []
  }
}

/** Keeps the favourites of a project. */
export function keepFavourites(folder: string, ids: readonly string[]): void {
  localStorage.setItem(keyOf(folder), JSON.stringify(ids))
}
