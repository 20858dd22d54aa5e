import { useState } from 'react'
import { HeardLine } from './HeardLine'
import type { Line } from './lines'
import { StatementLine } from './StatementLine'
import { StepLine } from './StepLine'
import { VirtualLines } from '../../ui/VirtualLines'

/** The revisions and statements of a plan or run, in order; `follow` names the line to keep in sight. */
export function LineList(props: { label: string; lines: readonly Line[]; follow: string | null }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (key: string) =>
    setOpen((was) => new Set(was.has(key) ? [...was].filter((one) => one !== key) : [...was, key]))
  return (
    <VirtualLines
      label={props.label}
      items={props.lines}
      keyOf={(line) => line.key}
      estimate={(line) => (line.kind === 'step' ? 40 : 26)}
      follow={props.follow}
      renderLine={(line) =>
        line.kind === 'step' ? (
          <StepLine line={line} />
        ) : line.kind === 'heard' ? (
          <HeardLine heard={line.heard} open={open.has(line.key)} onToggle={() => toggle(line.key)} />
        ) : (
          <StatementLine line={line} open={open.has(line.key)} onToggle={() => toggle(line.key)} />
        )
      }
    />
  )
}
