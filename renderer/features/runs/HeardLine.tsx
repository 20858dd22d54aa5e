import { ChevronRight } from 'lucide-react'
import type { ToolLine } from '#contract/run'
import { oneLine } from './words'
import { useSqlLanguage } from '../../app/sql-language'
import { CodeView } from '../../ui/CodeView'
import { Name } from '../../ui/Name'

/** What was heard of a revision that the project's own tool runs: a statement it sent, or a line it printed. */
export function HeardLine({
  heard,
  open,
  onToggle,
}: {
  heard: ToolLine
  open: boolean
  onToggle: () => void
}) {
  const language = useSqlLanguage()
  const { kind, text } = heard
  if (kind === 'log') {
    return (
      <p className="heard-log">
        <Name text={text} />
      </p>
    )
  }
  return (
    <div className="statement">
      <button type="button" className="open-line statement-line" aria-expanded={open} onClick={onToggle}>
        <ChevronRight size={12} aria-hidden className="turn" data-open={open || undefined} />
        <span className="statement-dot" aria-hidden />
        <span className="mono clip">
          <Name text={oneLine(text)} />
        </span>
      </button>
      {open && (
        <div className="opened-code statement-code">
          <CodeView fit label="Statement" text={text} numbers={false} language={language} />
        </div>
      )}
    </div>
  )
}
