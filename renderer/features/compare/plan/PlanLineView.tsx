import { ChevronRight } from 'lucide-react'
import type { DialectName } from '#contract/connection'
import { HazardNote } from './HazardNote'
import type { PlanLine } from './lines'
import { countOf } from '../../../ui/amounts'
import { CodeView } from '../../../ui/CodeView'
import { Name } from '../../../ui/Name'

interface PlanLineViewProps {
  readonly line: PlanLine
  readonly dialect: DialectName
  readonly open: boolean
  onToggle(): void
}

/** One line of a plan: a transaction's head, or a statement in one line, whole when opened, with its hazards under it. */
export function PlanLineView({ line, dialect, open, onToggle }: PlanLineViewProps) {
  if (line.kind === 'step') {
    return <p className="plan-step">One transaction, {countOf(line.statements, 'statement')}</p>
  }
  const sql = line.kind === 'statement' ? line.statement.sql : line.sql
  if (sql === null) {
    return (
      <p className="plan-nothing">
        <span className="plan-number num">{line.number}</span>
        Nothing undoes statement {line.number}.
      </p>
    )
  }
  return (
    <div className="plan-statement">
      <button type="button" className="open-line" aria-expanded={open} onClick={onToggle}>
        <ChevronRight size={12} aria-hidden className="turn" data-open={open || undefined} />
        <span className="plan-number num">{line.number}</span>
        <span className="clip grow">
          <Name text={oneLine(sql)} />
        </span>
        {line.kind === 'statement' && line.alone && <span className="plan-aside">commits by itself</span>}
      </button>
      {open && (
        <div className="opened-code plan-code">
          <CodeView fit label={`Statement ${line.number}`} text={sql} language={dialect} numbers={false} />
        </div>
      )}
      {line.kind === 'statement' &&
        line.statement.hazards.map((hazard, index) => <HazardNote key={index} hazard={hazard} />)}
    </div>
  )
}

function oneLine(sql: string): string {
  return sql.slice(0, 400).replaceAll(/\s+/g, ' ').trim()
}
