import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { ReactNode } from 'react'

interface VirtualLinesProps<T> {
  readonly label: string
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  readonly estimate: (item: T) => number
  readonly renderLine: (item: T) => ReactNode
  /** Key of the line to keep in sight. */
  readonly follow?: string | null
}

/** Lines of any height, one below the other, of which only those in sight are drawn. */
export function VirtualLines<T>(props: VirtualLinesProps<T>) {
  const { items, keyOf, estimate, follow = null } = props
  const box = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => estimate(items[index] as T),
    getItemKey: (index) => keyOf(items[index] as T),
    overscan: 12,
  })
  const bringIntoSight = useEffectEvent((key: string | null) => {
    const index = key === null ? -1 : items.findIndex((item) => keyOf(item) === key)
    if (index >= 0) rows.scrollToIndex(index, { align: 'auto' })
  })
  useEffect(() => bringIntoSight(follow), [follow])
  return (
    <div className="lines" ref={box} tabIndex={0} role="region" aria-label={props.label}>
      <div role="list" aria-label={props.label} style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map((row) => {
          const item = items[row.index]
          return (
            item !== undefined && (
              <div
                key={row.key}
                ref={rows.measureElement}
                data-index={row.index}
                role="listitem"
                aria-setsize={items.length}
                aria-posinset={row.index + 1}
                className="line"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                {props.renderLine(item)}
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}
