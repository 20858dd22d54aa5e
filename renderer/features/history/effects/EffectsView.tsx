import './effects.css'
import { Button } from '@mantine/core'
import { useEffect } from 'react'
import type { Project, Revision } from '#contract/revision'
import { AskScratch } from './AskScratch'
import { EffectList } from './EffectList'
import { stopReplaying, useEffects, watchAgain, watchEffects } from './store'
import { useReplayed } from './useReplayed'
import { ChangesView } from '../ChangesView'
import type { Changes } from '../useChanges'
import type { Loaded } from '../../../app/loaded'
import { shareOf } from '../../../app/work'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ProgressLine } from '../../../ui/ProgressLine'

interface EffectsViewProps {
  readonly project: Project
  readonly revision: Revision
  /** What its file tells by being read. */
  readonly told: Loaded<Changes>
}

/** What a revision really changes, seen by running it in a throwaway database; until that is seen, what its file tells. */
export function EffectsView({ project, revision, told }: EffectsViewProps) {
  const { replayed, dialect, of } = useReplayed(project)
  const store = useEffects()
  useEffect(() => {
    if (replayed !== null) watchEffects(replayed, of)
    // The key holds all that the replay depends on.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [of])
  const readable = project.format !== 'sql'
  if (replayed === null) {
    return (
      <div className="column fill scrolls">
        <AskScratch folder={project.folder} dialect={dialect} />
        {readable && <ChangesView changes={told} />}
      </div>
    )
  }
  const { work } = store
  const effects = store.of === of ? store.effects.get(revision.id) : undefined
  const again = (
    <Button variant="default" onClick={() => watchAgain(replayed)}>
      Replay again
    </Button>
  )
  if (effects !== undefined && effects.why === null)
    return <EffectList project={project} effects={effects} replayed={replayed} of={of} told={told.value} />
  return (
    <div className="column fill scrolls">
      {effects?.why != null ? (
        <div className="detail-note">
          <ErrorNotice error={effects.why} actions={again} />
        </div>
      ) : work.state === 'working' || store.of !== of ? (
        <div className="effects-progress" role="status">
          <ProgressLine share={shareOf(work)} label="Replaying" />
          <div className="row">
            <span className="dim grow">
              {work.progress === null
                ? 'Replaying the history in a throwaway database'
                : `${work.progress.words}${work.progress.total === null ? '' : ` · ${work.progress.done} of ${work.progress.total}`}`}
            </span>
            <Button variant="default" onClick={stopReplaying}>
              Cancel
            </Button>
          </div>
        </div>
      ) : work.error !== null ? (
        <div className="detail-note">
          <ErrorNotice error={work.error} actions={again} />
        </div>
      ) : (
        <div className="detail-note row">
          <span className="dim grow">The replay was stopped before it came to this revision.</span>
          {again}
        </div>
      )}
      {readable && (
        <>
          <p className="detail-note dim">What reading its file tells:</p>
          <ChangesView changes={told} />
        </>
      )}
    </div>
  )
}
