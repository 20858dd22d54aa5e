import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { DialectName } from '#contract/connection'
import type { PlannedStatement } from '#contract/told-plan'
import type { Pages } from './pages'
import { StatementLine } from './StatementLine'
import { rowForKey } from '../../../ui/listKeys'

interface StatementListProps {
  readonly label: string
  readonly pages: Pages<PlannedStatement>
  readonly count: number
  /** How high a line is on average, until it is seen. */
  readonly estimate: number
  /** What would undo each statement, the last one first. */
  readonly reverse: boolean
  readonly dialect: DialectName
}

const lineHeight = 26

/** The statements of a plan, of which only those in sight are here; one tab stop, arrows move, Enter opens. */
export function StatementList({ label, pages, count, estimate, reverse, dialect }: StatementListProps) {
  const box = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const [at, setAt] = useState(0)
  const moved = useRef(false)
  const placeOf = (line: number) => (reverse ? count - 1 - line : line)
  const rows = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => estimate,
    getItemKey: (line) => line,
    overscan: 12,
    // The line with the keyboard stays, wherever the list is scrolled to: else the keyboard would be lost with it.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return shown.includes(at) || at >= count ? shown : [...shown, at].toSorted((a, b) => a - b)
    },
  })
  const lines = rows.getVirtualItems()
  const shown = rows.range
  const ends =
    shown === null ? null : [placeOf(shown.startIndex), placeOf(shown.endIndex)].toSorted((a, b) => a - b)
  const [first, last] = [ends?.[0] ?? 0, Math.max(0, Math.min(count - 1, ends?.[1] ?? 0))]
  const { error } = pages
  useEffect(() => {
    if (count > 0 && error === null) pages.need(Math.max(0, first), last)
  }, [pages, first, last, count, error])
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    box.current
      ?.querySelector<HTMLElement>(`[data-index="${at}"] [data-line]`)
      ?.focus({ preventScroll: true })
  }, [at])
  const toggle = (place: number) => {
    const next = new Set(open)
    if (!next.delete(place)) next.add(place)
    setOpen(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // An opened statement has keys of its own.
    if (!(event.target instanceof Element) || event.target.closest('[data-line]') === null) return
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / estimate) - 1)
    const to = rowForKey(event.key, at, count, page)
    if (to === null) return
    event.preventDefault()
    moved.current = to !== at
    setAt(to)
    rows.scrollToIndex(to, { align: 'auto' })
  }
  return (
    <div className="lines" ref={box} onKeyDown={onKeyDown}>
      <div role="list" aria-label={label} style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {lines.map((row) => {
          const place = placeOf(row.index)
          return (
            <div
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              role="listitem"
              aria-setsize={count}
              aria-posinset={row.index + 1}
              className="line"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <StatementLine
                planned={pages.at(place) ?? null}
                reverse={reverse}
                dialect={dialect}
                open={open.has(place)}
                tabbed={row.index === at}
                onFocus={() => setAt(row.index)}
                onToggle={() => toggle(place)}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** How high a line is on average where so many hazards stand under so many statements. */
export function averageHeight(statements: number, hazards: number): number {
  return statements === 0 ? lineHeight : Math.round(lineHeight + (48 * hazards) / statements)
}
