import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { HeardLine } from './HeardLine'
import type { Line } from './lines'
import { StatementLine } from './StatementLine'
import { StepLine } from './StepLine'

/** The revisions and statements of a plan or run, in order; `follow` names the line to keep in sight. */
export function LineList(props: { label: string; lines: readonly Line[]; follow: string | null }) {
  const { lines, follow } = props
  const box = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (lines[index]?.kind === 'step' ? 40 : 26),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 12,
  })
  const bringIntoSight = useEffectEvent((key: string | null) => {
    const index = key === null ? -1 : lines.findIndex((line) => line.key === key)
    if (index >= 0) rows.scrollToIndex(index, { align: 'auto' })
  })
  useEffect(() => bringIntoSight(follow), [follow])
  const toggle = (key: string) =>
    setOpen((was) => new Set(was.has(key) ? [...was].filter((one) => one !== key) : [...was, key]))
  return (
    <div className="lines" ref={box} tabIndex={0} role="region" aria-label={props.label}>
      <div role="list" aria-label={props.label} style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map((row) => {
          const line = lines[row.index]
          return (
            line !== undefined && (
              <div
                key={row.key}
                ref={rows.measureElement}
                data-index={row.index}
                role="listitem"
                aria-setsize={lines.length}
                aria-posinset={row.index + 1}
                className="line"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                {line.kind === 'step' ? (
                  <StepLine line={line} />
                ) : line.kind === 'heard' ? (
                  <HeardLine heard={line.heard} open={open.has(line.key)} onToggle={() => toggle(line.key)} />
                ) : (
                  <StatementLine line={line} open={open.has(line.key)} onToggle={() => toggle(line.key)} />
                )}
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}
