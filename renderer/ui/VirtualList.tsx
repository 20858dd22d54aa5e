import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useId, useImperativeHandle, useRef } from 'react'
import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react'
import { rowForKey, rowForTyping } from './listKeys'
import { useNews } from './useNews'

/** A row's place in a tree; `expanded` is null for a leaf. */
export interface TreePlace {
  readonly level: number
  readonly expanded: boolean | null
}

/** What others may ask of a list. */
export interface ListHandle {
  /** Moves the keyboard into the list; chooses the first row where none is chosen. */
  focus(): void
  /** Scrolls to the first row. */
  toTop(): void
}

interface VirtualListProps<T> {
  readonly label: string
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  /** What a row is called, for typing its first letters. */
  readonly nameOf: (item: T) => string
  readonly renderRow: (item: T, index: number) => ReactNode
  readonly selected: string | null
  /** A row was clicked, or reached with the keyboard. */
  readonly onSelect: (item: T) => void
  /** Enter or a double click. */
  readonly onOpen?: (item: T) => void
  readonly onContextMenu?: (item: T, event: MouseEvent) => void
  /** Makes the list a tree; arrow left and right then call `onToggle`. */
  readonly treeOf?: (item: T) => TreePlace
  readonly onToggle?: (item: T) => void
  /** Whether a row is chosen for something, in part or whole; null for one that can't be. Space then calls `onCheck`. */
  readonly checkedOf?: (item: T) => boolean | 'mixed' | null
  readonly onCheck?: (item: T) => void
  /** A row to bring into sight while none is chosen. */
  readonly reveal?: string | null
  readonly rowHeight?: number
  /** Told how many items came in above while the list was scrolled down; 0 once its top is seen. */
  readonly onNews?: (count: number) => void
  readonly ref?: Ref<ListHandle>
}

/** A list or tree that draws only the rows in sight; one tab stop, arrows move, letters search. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, keyOf, selected, rowHeight = 28, treeOf } = props
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const typed = useRef({ text: '', at: 0 })
  const at = selected === null ? -1 : items.findIndex((item) => keyOf(item) === selected)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(items[index] as T),
    overscan: 12,
  })
  const shown = props.reveal ?? null
  // Only a new choice scrolls; new items alone must not move what is being read.
  const scrollTo = useEffectEvent((key: string | null, align: 'auto' | 'center') => {
    const index = key === null ? -1 : items.findIndex((item) => keyOf(item) === key)
    if (index >= 0) rows.scrollToIndex(index, { align })
  })
  const chosen = at < 0 ? null : selected
  const there = chosen === null && items.some((item) => keyOf(item) === shown) ? shown : null
  useEffect(() => scrollTo(chosen, 'auto'), [chosen])
  useEffect(() => scrollTo(there, 'center'), [there])
  useImperativeHandle(props.ref, () => ({
    focus() {
      box.current?.focus()
      const first = items[0]
      if (at < 0 && first !== undefined) props.onSelect(first)
    },
    toTop: () => rows.scrollToOffset(0),
  }))

  const { news, seen } = useNews(box, items, keyOf, rowHeight)
  const tell = useEffectEvent((count: number) => props.onNews?.(count))
  useEffect(() => tell(news), [news])

  const choose = (index: number | null) => {
    const item = index === null ? undefined : items[index]
    if (item !== undefined) props.onSelect(item)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const item = items[at]
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1)
    const to = rowForKey(event.key, at, items.length, page)
    if (to !== null) choose(to)
    else if (event.key === 'Enter' && item !== undefined) (props.onOpen ?? props.onToggle)?.(item)
    else if (event.key === ' ' && item !== undefined && props.onCheck !== undefined) props.onCheck(item)
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') turn(event.key === 'ArrowRight')
    else if (event.key.length === 1 && event.key !== '/' && event.key !== '?') {
      const now = Date.now()
      const text = now - typed.current.at < 700 ? typed.current.text + event.key : event.key
      if (text.trim() === '') return
      typed.current = { text, at: now }
      choose(rowForTyping(text, at, items.map(props.nameOf)))
    } else return
    event.preventDefault()
  }
  const turn = (open: boolean) => {
    const item = items[at]
    const place = item === undefined ? undefined : treeOf?.(item)
    if (item === undefined || place === undefined) return
    if (place.expanded === !open) props.onToggle?.(item)
    else if (open && place.expanded === true) choose(at + 1)
    else if (!open)
      choose(items.slice(0, at).findLastIndex((above) => (treeOf?.(above).level ?? 0) < place.level))
  }

  return (
    <div
      ref={box}
      className="list"
      role={treeOf === undefined ? 'listbox' : 'tree'}
      aria-label={props.label}
      tabIndex={0}
      aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
      onKeyDown={onKeyDown}
      onScroll={seen}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map((row) => {
          const item = items[row.index]
          if (item === undefined) return null
          const place = treeOf?.(item)
          return (
            <div
              key={row.key}
              id={`${id}-${row.index}`}
              className="list-row"
              role={place === undefined ? 'option' : 'treeitem'}
              aria-selected={row.index === at}
              aria-setsize={place === undefined ? items.length : undefined}
              aria-posinset={place === undefined ? row.index + 1 : undefined}
              aria-level={place?.level}
              aria-expanded={place?.expanded ?? undefined}
              aria-checked={props.checkedOf?.(item) ?? undefined}
              data-active={row.index === at || undefined}
              style={{ height: rowHeight, transform: `translateY(${row.start}px)` }}
              onClick={() => props.onSelect(item)}
              onDoubleClick={() => props.onOpen?.(item)}
              onContextMenu={(event) => {
                props.onSelect(item)
                props.onContextMenu?.(item, event)
              }}
            >
              {props.renderRow(item, row.index)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
