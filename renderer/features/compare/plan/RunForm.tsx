import { useState } from 'react'
import type { Connection } from '#contract/connection'
import type { AppErrorData } from '#contract/errors'
import type { PlanActionsProps } from './PlanActions'
import { client } from '../../../app/client'
import { toErrorData } from '../../../app/errors'
import { navigate } from '../../../app/routes'
import { runRoute } from '../../../app/run-route'
import { summary } from '../../../app/summary'
import { countOf } from '../../../ui/amounts'
import { ConfirmBar } from '../../../ui/ConfirmBar'
import { ErrorNotice } from '../../../ui/ErrorNotice'

interface RunFormProps extends PlanActionsProps {
  readonly connection: Connection
  onDone(): void
}

/** Says what would run where, and runs it; the run is watched as any other. */
export function RunForm({ comparison, plan, old, connection, onDone }: RunFormProps) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppErrorData | null>(null)
  const production = connection.environment === 'production'
  const unproved =
    plan.proof.kind === 'unfit' ? ' What it leaves does not all fit.' : ' It has not been proved.'
  const proved = plan.proof.kind === 'proved' ? '' : unproved
  const losing = plan.hazards.find(({ code }) => code === 'data-loss')?.statements ?? 0
  const lost = losing === 0 ? '' : ` ${countOf(losing, 'of them deletes', 'of them delete')} data.`
  const run = () => {
    setBusy(true)
    setError(null)
    client.compare
      .start({ id: comparison.id, fingerprint: plan.fingerprint })
      .then(
        ({ runId }) => navigate(runRoute(runId)),
        (thrown: unknown) => setError(toErrorData(thrown)),
      )
      .finally(() => setBusy(false))
  }
  return (
    <>
      <ConfirmBar
        text={`Runs ${countOf(plan.statements, 'statement')} on ${connection.name} (${connection.environment}, ${summary(connection.target)}).${lost}${proved}`}
        confirm={production ? 'Run on PRODUCTION' : 'Run'}
        danger={production || losing > 0}
        busy={busy || old}
        onConfirm={run}
        onCancel={onDone}
      />
      {error !== null && <ErrorNotice error={error} />}
    </>
  )
}
