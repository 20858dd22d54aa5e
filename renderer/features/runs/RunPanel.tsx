import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { AppErrorData } from '#contract/errors'
import type { Run } from '#contract/run'
import { LineList } from './LineList'
import { heardKey, runLines } from './lines'
import { OutcomePanel } from './OutcomePanel'
import { markSeen, useRuns, watchRun } from './store'
import { progressOf, runTitle } from './words'
import { client } from '../../app/client'
import { toErrorData } from '../../app/errors'
import { useLink } from '../../app/link'
import { act } from '../../app/notify'
import { Elapsed } from '../../ui/Elapsed'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { Notice } from '../../ui/Notice'
import { ProgressLine } from '../../ui/ProgressLine'

/** One run, live: each statement's state, the wait it is in, cancel; after its end, what is true now. */
export function RunPanel({ runId }: { runId: string }) {
  const run = useRuns((state) => state.runs[runId])
  const up = useLink((state) => state.state === 'up')
  const [error, setError] = useState<AppErrorData | null>(null)
  const ended = run?.outcome != null
  useEffect(() => {
    if (ended || !up) return
    setError(null)
    watchRun(runId).catch((thrown: unknown) => setError(toErrorData(thrown)))
  }, [runId, ended, up])
  useEffect(() => {
    if (ended) markSeen(runId)
  }, [runId, ended])
  if (run === undefined) {
    return <div className="detail-body">{error === null ? null : <ErrorNotice error={error} />}</div>
  }
  return (
    <section className="panel" aria-labelledby="run-title">
      <div className="run-head">
        <div className="row wrap">
          <h2 className="detail-title grow" id="run-title" data-kind={run.outcome?.kind} aria-live="polite">
            {runTitle(run)}
          </h2>
          {!ended && <LiveControls run={run} />}
        </div>
        {run.waitingFor !== null && (
          <Notice tone="warn" title={`Waiting for ${run.waitingFor.who} (${run.waitingFor.backend})`}>
            {run.waitingFor.query !== null && <div className="mono">{run.waitingFor.query}</div>}
          </Notice>
        )}
        {error !== null && !ended && <ErrorNotice error={error} />}
      </div>
      {!ended && <RunProgress run={run} />}
      {run.outcome !== null && <OutcomePanel run={run} outcome={run.outcome} />}
      <LineList label="Statements" lines={runLines(run.steps)} follow={followed(run)} />
    </section>
  )
}

function LiveControls({ run }: { run: Run }) {
  const cancel = () => act(() => client.runs.cancel({ runId: run.id }))
  return (
    <>
      <span className="dim">
        <Elapsed since={run.startedAt} />
      </span>
      <Button variant="default" disabled={run.cancelling} onClick={cancel}>
        {run.cancelling ? 'Cancelling…' : 'Cancel'}
      </Button>
    </>
  )
}

/** How far a run is, as a line. */
export function RunProgress({ run }: { run: Run }) {
  const { done, of } = progressOf(run)
  return <ProgressLine share={of === 0 ? null : done / of} label={`${done} of ${of} statements`} />
}

function followed(run: Run): string | null {
  if (run.outcome?.at != null) return `${run.outcome.at.step}.${run.outcome.at.statement}`
  for (const [step, { statements, state, heard }] of run.steps.entries()) {
    if (state === 'running' && heard.length > 0) return heardKey(step, heard.length - 1)
    const at = statements.findIndex((statement) => statement.state === 'running')
    if (at >= 0) return `${step}.${at}`
  }
  return null
}
