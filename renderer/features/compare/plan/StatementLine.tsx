import { ChevronRight } from 'lucide-react'
import type { DialectName } from '#contract/connection'
import type { PlannedStatement } from '#contract/told-plan'
import { HazardNote } from './HazardNote'
import { countOf } from '../../../ui/amounts'
import { CodeView } from '../../../ui/CodeView'
import { Name } from '../../../ui/Name'

interface StatementLineProps {
  /** Null while it is on its way. */
  readonly planned: PlannedStatement | null
  /** What undoes it is shown in its place. */
  readonly reverse: boolean
  readonly dialect: DialectName
  readonly open: boolean
  /** Whether it is the one that Tab reaches. */
  readonly tabbed: boolean
  onFocus(): void
  onToggle(): void
}

/** A statement in one line, whole when opened, with its hazards under it; the first of a transaction says how many belong to it. */
export function StatementLine(props: StatementLineProps) {
  const { planned, reverse, dialect, open, tabbed, onFocus, onToggle } = props
  const stop = { 'data-line': true, tabIndex: tabbed ? 0 : -1, onFocus }
  if (planned === null) {
    return (
      <p className="open-line faint" {...stop}>
        …
      </p>
    )
  }
  const { at, step, hazards } = planned
  const number = (at + 1).toLocaleString('en-US')
  const sql = reverse ? planned.reverseSql : planned.sql
  if (sql === null) {
    return (
      <p className="plan-nothing" {...stop}>
        <span className="plan-number num">{number}</span>
        Nothing undoes statement {number}.
      </p>
    )
  }
  const begins = !reverse && step.transactional && step.first === at
  return (
    <>
      {begins && <p className="plan-step">One transaction, {countOf(step.statements, 'statement')}</p>}
      <button type="button" className="open-line" aria-expanded={open} onClick={onToggle} {...stop}>
        <ChevronRight size={12} aria-hidden className="turn" data-open={open || undefined} />
        <span className="plan-number num">{number}</span>
        <span className="clip grow">
          <Name text={oneLine(sql)} />
        </span>
        {!reverse && !step.transactional && <span className="plan-aside">commits by itself</span>}
      </button>
      {open && (
        <div className="opened-code plan-code">
          <CodeView fit label={`Statement ${number}`} text={sql} language={dialect} numbers={false} />
        </div>
      )}
      {!reverse && hazards.map((hazard, index) => <HazardNote key={index} hazard={hazard} />)}
    </>
  )
}

function oneLine(sql: string): string {
  return sql.slice(0, 400).replaceAll(/\s+/g, ' ').trim()
}
