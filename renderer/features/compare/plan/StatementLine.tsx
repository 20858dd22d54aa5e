import { ChevronRight } from 'lucide-react'
import type { KeyboardEvent } from 'react'
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
  const sql = planned === null ? null : reverse ? planned.reverseSql : planned.sql
  const number = planned === null ? '' : (planned.at + 1).toLocaleString('en-US')
  const begins =
    planned !== null && !reverse && planned.step.transactional && planned.step.first === planned.at
  const onKeyDown = (event: KeyboardEvent) => {
    if (sql === null || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    onToggle()
  }
  // One and the same element before and after the statement has come: the keyboard would be lost with another.
  const opens =
    sql === null ? {} : ({ role: 'button', 'aria-expanded': open, onClick: onToggle, onKeyDown } as const)
  return (
    <>
      {begins && (
        <p className="plan-step">One transaction, {countOf(planned.step.statements, 'statement')}</p>
      )}
      <div className="open-line plan-line" data-line tabIndex={tabbed ? 0 : -1} onFocus={onFocus} {...opens}>
        <ChevronRight size={12} aria-hidden className="turn" data-open={open || undefined} />
        <span className="plan-number num">{number}</span>
        {planned === null ? (
          <span className="faint">…</span>
        ) : sql === null ? (
          <span className="plan-nothing">Nothing undoes statement {number}.</span>
        ) : (
          <span className="clip grow">
            <Name text={oneLine(sql)} />
          </span>
        )}
        {planned !== null && !reverse && !planned.step.transactional && (
          <span className="plan-aside">commits by itself</span>
        )}
      </div>
      {open && sql !== null && (
        <div className="opened-code plan-code">
          <CodeView fit label={`Statement ${number}`} text={sql} language={dialect} numbers={false} />
        </div>
      )}
      {!reverse && planned?.hazards.map((hazard, index) => <HazardNote key={index} hazard={hazard} />)}
    </>
  )
}

function oneLine(sql: string): string {
  return sql.slice(0, 400).replaceAll(/\s+/g, ' ').trim()
}
