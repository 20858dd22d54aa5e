import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { AppErrorData } from '#contract/errors'
import { LineList } from './LineList'
import { planLines } from './lines'
import { Refusal } from './Refusal'
import { startRun } from './store'
import { planTitle, startLabel } from './words'
import { client } from '../../app/client'
import { toErrorData } from '../../app/errors'
import { goBack, navigate } from '../../app/routes'
import { runRoute } from '../../app/run-route'
import type { WantedRun } from '../../app/run-route'
import { summary } from '../../app/summary'
import { useRead } from '../../app/useRead'
import { currentConnection, openConnectionId, useWorkspace } from '../../app/workspace'
import { duration } from '../../ui/time'
import { useKeys } from '../../ui/useKeys'
import { ProgressLine } from '../../ui/ProgressLine'

/** What would run, statement by statement, with the button that runs it. */
export function PlanPanel({ wanted }: { wanted: WantedRun }) {
  const project = useWorkspace((state) => state.project)
  const entry = useWorkspace(currentConnection)
  const connectionId = useWorkspace(openConnectionId)
  const changes = useWorkspace((state) => state.databaseChanges)
  const [again, setAgain] = useState(0)
  const [starting, setStarting] = useState(false)
  const [failure, setFailure] = useState<AppErrorData | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const folder = project?.folder ?? ''
  const key = [
    folder,
    connectionId,
    wanted.direction,
    wanted.to,
    wanted.only,
    changes,
    project?.readAt,
    again,
  ].join('\n')
  const {
    value: plan,
    loading,
    error,
  } = useRead(key, async (signal) =>
    connectionId === null ? null : client.runs.plan({ folder, connectionId, ...wanted }, { signal }),
  )
  useEffect(() => heading.current?.focus(), [])

  const refusal = failure ?? error ?? plan?.refusal ?? null
  const ready = plan !== null && plan.steps.length > 0 && refusal === null && !loading && !starting
  const replan = () => {
    setFailure(null)
    setAgain((was) => was + 1)
  }
  const run = () => {
    if (!ready) return
    setStarting(true)
    startRun(wanted, plan.fingerprint)
      .then(
        (runId) => navigate(runRoute(runId), 'replace'),
        (thrown: unknown) => setFailure(toErrorData(thrown)),
      )
      .finally(() => setStarting(false))
  }
  const cancel = () => goBack(['history'])
  useKeys({ 'mod+Enter': run, Escape: cancel })
  if (project === null) return null
  const { connection } = entry ?? { connection: null }
  const production = connection?.environment === 'production'
  return (
    <section className="panel" aria-labelledby="plan-title">
      <div className="run-head">
        <div className="row wrap">
          <h2 className="detail-title grow" id="plan-title" ref={heading} tabIndex={-1}>
            {plan === null || connection === null
              ? wanted.direction === 'up'
                ? 'Apply'
                : 'Roll back'
              : planTitle(plan.direction, plan.steps.length, project.name, connection.environment)}
          </h2>
          <Button variant="default" onClick={cancel}>
            Cancel
          </Button>
          {connection !== null && (
            <Button
              {...(production ? { color: 'red' } : {})}
              disabled={!ready}
              onClick={run}
              title="Ctrl/⌘ Enter"
            >
              {startLabel(wanted.direction, connection.environment)}
            </Button>
          )}
        </div>
        {connection !== null && (
          <p className="dim">
            <span className="mono">{summary(connection.target)}</span> ·{' '}
            {bound('lock timeout', connection.lockTimeoutMs)} ·{' '}
            {bound('statement timeout', connection.statementTimeoutMs)}
          </p>
        )}
        {connectionId === null && <p>No connection is open. Connect to plan this.</p>}
        {refusal !== null && (
          <Refusal
            error={refusal}
            direction={wanted.direction}
            connectionId={connectionId}
            onAgain={replan}
          />
        )}
        {plan !== null && plan.steps.length === 0 && refusal === null && (
          <p>
            {wanted.direction === 'up'
              ? 'Nothing is pending up to there.'
              : 'Nothing is applied above there.'}
          </p>
        )}
      </div>
      {loading && <ProgressLine share={null} label="Planning from the state of the server" />}
      {plan !== null && <LineList label="Plan" lines={planLines(plan.steps)} follow={null} />}
    </section>
  )
}

function bound(what: string, ms: number): string {
  return ms === 0 ? `no ${what}` : `${what} ${duration(ms)}`
}
