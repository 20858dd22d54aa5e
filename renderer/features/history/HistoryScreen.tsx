import './history.css'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { BaseDetail } from './BaseDetail'
import { HistoryList } from './HistoryList'
import { NoHistory } from './NoHistory'
import { RevisionDetail } from './RevisionDetail'
import { base } from './rows'
import { readHistory, useHistory } from './store'
import { Overview } from './Overview'
import { navigate } from '../../app/routes'
import { useShown } from '../../app/shown'
import { useWorkspace } from '../../app/workspace'
import { SplitPane } from '../../ui/SplitPane'

/** The project's revisions beside the chosen one; `aside` (a plan, a run) takes the detail's place. */
export function HistoryScreen({ chosen, aside }: { chosen: string | null; aside: ReactNode }) {
  const project = useWorkspace((state) => state.project)
  const connectionId = useWorkspace((state) => state.connectionId)
  const session = useWorkspace((state) => state.session.state)
  const changes = useWorkspace((state) => state.databaseChanges)
  const { value: history, loading } = useHistory((state) => state.history)
  useEffect(readHistory, [project, connectionId, session, changes])
  useShown(history?.readAt ?? project?.readAt ?? null, loading, readHistory)
  if (project === null) return null
  if (project.revisions.length === 0 && history === null && aside === null)
    return <NoHistory project={project} />
  const revision =
    history?.entries.find((entry) => entry.revision.id === chosen)?.revision ??
    project.revisions.find((one) => one.id === chosen)
  return (
    <SplitPane
      id="history"
      label="Width of the list"
      initial={420}
      min={280}
      first={
        <HistoryList
          project={project}
          history={history}
          selected={chosen}
          onSelect={(id) => navigate(['history', id], chosen === null ? 'push' : 'replace')}
        />
      }
      second={
        aside ??
        (chosen === base ? (
          <BaseDetail history={history} />
        ) : revision !== undefined ? (
          <RevisionDetail key={revision.id} project={project} revision={revision} history={history} />
        ) : (
          <Overview project={project} history={history} missing={chosen} />
        ))
      }
    />
  )
}
