import type { Line } from './lines'
import { count } from './words'
import { useWorkspace } from '../../app/workspace'
import { Chip } from '../../ui/Chip'
import type { Tone } from '../../ui/Chip'
import { Name } from '../../ui/Name'
import { duration } from '../../ui/time'

const tones: Record<string, Tone> = {
  done: 'ok',
  failed: 'bad',
  stopped: 'bad',
  'in-doubt': 'bad',
  running: 'accent',
}

/** The rows of the version table, in words. */
function words(ids: readonly string[]): string {
  return ids.length === 0 ? 'empty' : ids.join(', ')
}

/** The head of one revision in a plan or run: what it is, how it is wrapped in transactions, how it went. */
export function StepLine({ line }: { line: Extract<Line, { kind: 'step' }> }) {
  const { plan, run } = line
  const table = useWorkspace((state) => state.project?.versionTable?.name ?? null)
  return (
    <div className="step">
      <div className="row">
        <span className="step-number num">{line.number}</span>
        <span className="mono">
          <Name text={plan.revision} />
        </span>
        <strong className="clip in-words">
          <Name text={plan.message} />
        </strong>
        <span className="grow" />
        {plan.way === 'delegated' ? (
          <span className="faint">run by the project’s own Alembic</span>
        ) : (
          plan.statements.length === 0 && <span className="faint">no statements</span>
        )}
        {run !== null && run.state !== 'waiting' && (
          <Chip tone={tones[run.state] ?? 'plain'}>{run.state === 'not-run' ? 'not run' : run.state}</Chip>
        )}
        <span className="line-time num">{run !== null && run.ms !== null ? duration(run.ms) : ''}</span>
      </div>
      {plan.versions !== null && table !== null && (
        <p className="step-versions mono">
          <Name text={`${table}: ${words(plan.versions.from)} → ${words(plan.versions.to)}`} />
        </p>
      )}
      {plan.note !== null && <p className="step-note">{plan.note}</p>}
      {plan.resumeAfter > 0 && (
        <p className="step-note">
          {count(plan.resumeAfter, 'statement')} of {plan.statements.length} already stand; it goes on behind
          them.
        </p>
      )}
    </div>
  )
}
