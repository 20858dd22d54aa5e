import { Button } from '@mantine/core'
import type { History, Project } from '#contract/revision'
import { lineageOf } from './lineage'
import { NotConnected } from './NotConnected'
import { Offers } from './Offers'
import { offersForAll } from './offers'
import { countLine } from './rows'
import { useHistory } from './store'
import { ReadOnlyNote } from './ReadOnlyNote'
import { Heads } from './Heads'
import { LostNotice } from './LostNotice'
import { LockNotice } from './LockNotice'
import { navigate } from '../../app/routes'
import { Name } from '../../ui/Name'
import { Notice } from '../../ui/Notice'
import { ProgressLine } from '../../ui/ProgressLine'

interface OverviewProps {
  readonly project: Project
  readonly history: History | null
  /** A revision the address names and the project does not have. */
  readonly missing: string | null
}

/** The history as a whole, while no revision is chosen: where the database stands and the next step. */
export function Overview({ project, history, missing }: OverviewProps) {
  const lost = history === null ? [] : lineageOf(project, history).lost
  const loading = useHistory((state) => state.history.loading)
  return (
    <div className="panel">
      <div className="detail-body">
        {missing !== null && (
          <Notice tone="warn" title={`There is no revision ${missing} in this project.`}>
            It may have been renamed or removed since.
          </Notice>
        )}
        <div>
          <h2 className="detail-title in-words">
            <Name text={project.name} />
          </h2>
          <p className="dim mono">
            <Name text={project.folder} />
          </p>
        </div>
        <NotConnected />
        {history !== null && (
          <>
            <LockNotice history={history} />
            <p>
              {standing(history)} <span className="dim">{countLine(history)}.</span>
            </p>
            <div className="row wrap">
              <Offers offers={offersForAll(history, lineageOf(project, history))} />
            </div>
            {lost.length > 0 && <LostNotice ids={lost} />}
            <ReadOnlyNote />
            <p className="dim">
              Each button shows its plan first: every statement, in order. Nothing runs before that.
            </p>
          </>
        )}
        {project.format === 'alembic' && <Heads project={project} />}
        {project.revisions.length > 0 && (
          <div>
            <Button variant="default" onClick={() => navigate(['round-trips'])}>
              Try every down part…
            </Button>
          </div>
        )}
        {loading && history === null && <ProgressLine share={null} label="Reading the history" />}
      </div>
    </div>
  )
}

function standing({ currents }: History): string {
  const [only, ...others] = currents
  if (only === undefined) return 'The database is at base: nothing is applied.'
  if (others.length === 0) return `The database stands at ${only}.`
  return `The database stands at ${currents.length} revisions side by side: ${currents.join(', ')}.`
}
