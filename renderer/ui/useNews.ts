import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

/** Keeps what is read in its place while items come in above it, and counts those until the list's top is seen again. */
export function useNews<T>(
  box: RefObject<HTMLElement | null>,
  items: readonly T[],
  keyOf: (item: T) => string,
  rowHeight: number,
): { readonly news: number; seen(): void } {
  const [news, setNews] = useState(0)
  const first = useRef<string | null>(null)
  const keepPlace = useEffectEvent((now: readonly T[]) => {
    const before = first.current
    first.current = now[0] === undefined ? null : keyOf(now[0])
    const list = box.current
    if (before === null || list === null || list.scrollTop === 0) return
    const added = now.findIndex((item) => keyOf(item) === before)
    if (added <= 0) return
    list.scrollBy(0, added * rowHeight)
    setNews((was) => was + added)
  })
  useLayoutEffect(() => keepPlace(items), [items])
  return { news, seen: () => box.current?.scrollTop === 0 && setNews(0) }
}
