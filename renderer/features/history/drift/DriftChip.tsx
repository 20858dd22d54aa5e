import './drift.css'
import { CircleCheck, CircleDashed, GitCompareArrows } from 'lucide-react'
import { useEffect } from 'react'
import type { Connection } from '#contract/connection'
import type { History, Project } from '#contract/revision'
import { lookForDrift, useDrift } from './store'
import { compareRoute } from '../../../app/compare-route'
import { formatRoute } from '../../../app/routes'
import { dialectOf, useScratch } from '../../../app/scratch'
import { currentConnection, openConnectionId, useWorkspace } from '../../../app/workspace'
import { countOf } from '../../../ui/amounts'

/** The history comes first; whether the database keeps to it is looked at once that is there. */
const restMs = 600

/** Whether the database is what its revisions make of it, quietly; leads to the differences. */
export function DriftChip({ project, history }: { project: Project; history: History }) {
  const entry = useWorkspace(currentConnection)
  const connectionId = useWorkspace(openConnectionId)
  const { folder } = project
  const dialect = entry === null ? 'postgres' : dialectOf(entry.connection)
  const scratch = useScratch(folder, dialect)
  const of = `${folder} ${connectionId} ${scratch?.connectionId}\n${history.readAt}`
  const drift = useDrift((state) => state.drift)
  useEffect(() => {
    if (connectionId === null || scratch === null) return
    const question = { folder, connectionId, scratch: scratch.connectionId }
    const timer = setTimeout(() => lookForDrift(question, of), restMs)
    return () => clearTimeout(timer)
    // The key holds all that the question depends on.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [of])
  if (entry === null || connectionId === null) return null
  const where = history.currents.length === 0 ? 'base' : history.currents.join(', ')
  const link = (state: string, title: string, icon: typeof CircleCheck, words: string) => {
    const Icon = icon
    return (
      <a
        className="drift"
        data-state={state}
        aria-busy={drift.loading}
        title={drift.loading ? `${title} It is being looked at again.` : title}
        href={driftHref(folder, entry.connection)}
      >
        <Icon size={13} aria-hidden />
        <span className="clip">{words}</span>
      </a>
    )
  }
  if (scratch === null)
    return link(
      'unknown',
      'Whether it drifted is seen by replaying the revisions in a scratch database, which has first to be allowed.',
      CircleDashed,
      'look for drift…',
    )
  if (drift.error !== null) return link('unknown', drift.error.message, CircleDashed, 'drift not known')
  if (drift.value === null) {
    return drift.loading ? (
      <span className="drift" role="status">
        <CircleDashed size={13} aria-hidden /> looking for drift
      </span>
    ) : null
  }
  switch (drift.value.kind) {
    case 'none':
      return link(
        'none',
        'The database is what its revisions make of it.',
        CircleCheck,
        `in step with ${where}`,
      )
    case 'drifted':
      return link(
        'drifted',
        `The database differs from what ${where} makes: see what, then adopt, revert or ignore it.`,
        GitCompareArrows,
        `${countOf(drift.value.changes, 'difference')} from ${where}`,
      )
    case 'unknown':
      return link('unknown', drift.value.why.message, CircleDashed, 'drift not known')
  }
}

function driftHref(folder: string, connection: Connection): string {
  const at = { kind: 'current', connectionId: connection.id } as const
  const sides = {
    from: { kind: 'project', folder, at, dialect: dialectOf(connection) },
    to: { kind: 'connection', connectionId: connection.id },
  } as const
  return formatRoute(compareRoute(sides, folder))
}
