import { Button } from '@mantine/core'
import { Copy, Download } from 'lucide-react'
import { useState } from 'react'
import type { Comparison } from '#contract/compare'
import type { ToldPlan } from '#contract/told-plan'
import { RunForm } from './RunForm'
import { SaveForm } from './SaveForm'
import { client } from '../../../app/client'
import { act } from '../../../app/notify'
import { useWorkspace } from '../../../app/workspace'
import { saveFile } from '../../../ui/saveFile'

export interface PlanActionsProps {
  readonly comparison: Comparison
  readonly plan: ToldPlan
  readonly old: boolean
}

/** What can be done with a plan: kept as a revision, run where it starts from, copied, saved. */
export function PlanActions(props: PlanActionsProps) {
  const { comparison, plan, old } = props
  const connections = useWorkspace((state) => state.connections)
  const [asked, setAsked] = useState<'save' | 'run' | null>(null)
  const { side } = comparison.from
  const live =
    side.kind === 'connection'
      ? (connections.find(({ connection }) => connection.id === side.connectionId)?.connection ?? null)
      : null
  const nothing = plan.statements === 0
  const stands = !old && !nothing
  const script = () => client.compare.script({ id: comparison.id, fingerprint: plan.fingerprint })
  const copy = async () => navigator.clipboard.writeText((await script()).sql)
  const download = async () =>
    saveFile('plan.sql', new Blob([(await script()).sql], { type: 'application/sql' }))
  const done = () => setAsked(null)
  if (asked === 'save') return <SaveForm {...props} onDone={done} />
  if (asked === 'run' && live !== null) return <RunForm {...props} connection={live} onDone={done} />
  const kept = live?.readOnly === true
  return (
    <div className="row wrap">
      <Button
        {...(live === null ? {} : { variant: 'default' })}
        disabled={!stands}
        onClick={() => setAsked('save')}
      >
        Save as revision…
      </Button>
      {live !== null && (
        <Button
          disabled={!stands || kept}
          onClick={() => setAsked('run')}
          {...(kept ? { title: `${live.name} is read-only` } : {})}
        >
          Run…
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<Copy size={13} aria-hidden />}
        disabled={!stands}
        onClick={() => act(copy)}
      >
        Copy script
      </Button>
      <Button
        variant="default"
        leftSection={<Download size={13} aria-hidden />}
        disabled={!stands}
        onClick={() => act(download)}
      >
        Save script
      </Button>
    </div>
  )
}
