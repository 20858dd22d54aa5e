import { ChevronRight } from 'lucide-react'
import type { Line } from './lines'
import { StatementMark, stateWords } from './StatementMark'
import { count, oneLine } from './words'
import { useSqlLanguage } from '../../app/sql-language'
import { CodeView } from '../../ui/CodeView'
import { Elapsed } from '../../ui/Elapsed'
import { Name } from '../../ui/Name'
import { duration } from '../../ui/time'

interface StatementLineProps {
  readonly line: Extract<Line, { kind: 'statement' }>
  readonly open: boolean
  readonly onToggle: () => void
}

/** One statement: its state, its text in one line (whole when opened), its time, and what the server noticed. */
export function StatementLine({ line, open, onToggle }: StatementLineProps) {
  const { plan, run, stood } = line
  const language = useSqlLanguage()
  const state = run?.state ?? (stood ? 'stood' : null)
  return (
    <div className="statement" data-state={state ?? undefined}>
      <button type="button" className="open-line statement-line" aria-expanded={open} onClick={onToggle}>
        <ChevronRight size={12} aria-hidden className="turn" data-open={open || undefined} />
        <StatementMark state={state} />
        {state !== null && <span className="unseen">{stateWords[state]}: </span>}
        <span className="mono clip">
          <Name text={oneLine(plan.sql)} />
        </span>
        <span className="grow" />
        {!plan.transactional && plan.control === null && (
          <span className="statement-aside">outside the transaction</span>
        )}
        {state !== null && state !== 'done' && state !== 'waiting' && state !== 'running' && (
          <span className="statement-aside">{stateWords[state]}</span>
        )}
        {run?.rows != null && run.rows > 0 && (
          <span className="statement-aside num">{count(run.rows, 'row')}</span>
        )}
        <span className="line-time num">
          {run?.state === 'running' && run.startedAt !== null ? (
            <Elapsed since={run.startedAt} />
          ) : run?.ms != null ? (
            duration(run.ms)
          ) : null}
        </span>
      </button>
      {run?.notices.map((notice, index) => (
        <p key={index} className="statement-notice">
          {notice}
        </p>
      ))}
      {open && (
        <div className="opened-code statement-code">
          {plan.reason !== null && <p className="statement-notice">{plan.reason}</p>}
          <CodeView fit label="Statement" text={plan.sql} firstLine={plan.line} language={language} />
        </div>
      )}
    </div>
  )
}
