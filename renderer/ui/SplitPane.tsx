import { useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'

interface SplitPaneProps {
  /** The size is remembered under this name. */
  readonly id: string
  /** Names the separator for readers: `List width`. */
  readonly label: string
  readonly initial: number
  readonly min?: number
  readonly first: ReactNode
  readonly second: ReactNode
}

/** Two panes side by side; the bar between is dragged, or moved with the arrow keys. */
export function SplitPane({ id, label, initial, min = 200, first, second }: SplitPaneProps) {
  const [width, setWidth] = useState(() => remembered(id) ?? fitting(initial, min))
  const [dragging, setDragging] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const most = () => Math.max(min, (frame.current?.clientWidth ?? 1280) - min - 120)
  const resize = (to: number) => {
    const next = Math.round(Math.min(most(), Math.max(min, to)))
    setWidth(next)
    localStorage.setItem(`varve.size.${id}`, String(next))
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (dragging) resize(event.clientX - (frame.current?.getBoundingClientRect().left ?? 0))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 64 : 16
    const to = { ArrowLeft: width - step, ArrowRight: width + step, Home: min, End: most() }[event.key]
    if (to === undefined) return
    event.preventDefault()
    resize(to)
  }
  return (
    <div className="split" ref={frame}>
      <div className="split-first" style={{ width, maxWidth: `calc(100% - ${min}px)` }}>
        {first}
      </div>
      <div
        className="split-bar"
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={width}
        aria-valuemin={min}
        aria-valuemax={4000}
        data-dragging={dragging || undefined}
        onKeyDown={onKeyDown}
        onDoubleClick={() => resize(fitting(initial, min))}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setDragging(true)
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => setDragging(false)}
        onPointerCancel={() => setDragging(false)}
      />
      <div className="split-second">{second}</div>
    </div>
  )
}

// In a small window the detail keeps its room before the list has all of its own.
function fitting(initial: number, min: number): number {
  return Math.max(min, Math.min(initial, window.innerWidth - 560))
}

function remembered(id: string): number | null {
  const kept = Number(localStorage.getItem(`varve.size.${id}`))
  return Number.isFinite(kept) && kept > 0 ? kept : null
}
