import type { History, Project, Revision } from '#contract/revision'
import { EffectsView } from './effects/EffectsView'
import { Facts } from './Facts'
import { lineageOf } from './lineage'
import { LockNotice } from './LockNotice'
import { Lost } from './Lost'
import { NotConnected } from './NotConnected'
import { Offers } from './Offers'
import { ReadOnlyNote } from './ReadOnlyNote'
import { inTheWay, offersFor } from './offers'
import { isApplied } from './rows'
import { ScriptView } from './ScriptView'
import { SourceView } from './SourceView'
import { stateWords } from './StateMark'
import { useHistory } from './store'
import { useChanges } from './useChanges'
import type { Changes } from './useChanges'
import { WaysOn } from './WaysOn'
import type { Loaded } from '../../app/loaded'
import { Chip } from '../../ui/Chip'
import { Name } from '../../ui/Name'
import { Tabs } from '../../ui/Tabs'
import type { Tab } from '../../ui/Tabs'

interface RevisionDetailProps {
  readonly project: Project
  readonly revision: Revision
  readonly history: History | null
}

/** One revision: what it is, how it stands on the database, what can be done, and its source. */
export function RevisionDetail({ project, revision, history }: RevisionDetailProps) {
  const tab = useHistory((state) => state.tab)
  const changes = useChanges(project, revision)
  const entry = history?.entries.find((one) => one.revision.id === revision.id) ?? null
  const lineage = history === null ? null : lineageOf(project, history)
  const stuck =
    lineage === null || entry === null || !isApplied(entry.state) ? [] : inTheWay(lineage.above(revision.id))
  const lost = project.format === 'alembic' && revision.upFile === null
  const noDown = !revision.hasDown && revision.upFile !== null
  return (
    <article className="panel" aria-labelledby="revision-title">
      <div className="detail-head">
        <div className="row wrap">
          <h2 className="detail-title" id="revision-title">
            <span className="mono">
              <Name text={revision.id} />
            </span>{' '}
            <span className="in-words">
              <Name text={revision.message} />
            </span>
          </h2>
          {entry !== null && (
            <Chip tone={entry.state === 'applied' ? 'ok' : entry.state === 'pending' ? 'plain' : 'warn'}>
              {stateWords(entry.state)}
            </Chip>
          )}
          <span className="grow" />
          {history !== null && lineage !== null && (
            <Offers offers={offersFor(history, revision.id, lineage)} />
          )}
        </div>
        {entry?.reason != null && <p className="detail-reason">{entry.reason}</p>}
        <Facts project={project} revision={revision} entry={entry} changes={changes.value} />
        {history !== null && <ReadOnlyNote />}
        {noDown && <p className="dim">It has no down part, so it can’t be rolled back.</p>}
        {stuck.length > 0 && (
          <p className="dim">Rolling back to here is not offered: {stuck.join(', ')} can’t be rolled back.</p>
        )}
        {entry !== null && <WaysOn key={entry.state} entry={entry} />}
        {history !== null && <LockNotice history={history} />}
        <NotConnected />
      </div>
      {lost ? (
        <Lost project={project} id={revision.id} />
      ) : (
        <Tabs
          label="Source"
          value={tab}
          onChange={(value) => useHistory.setState({ tab: value })}
          tabs={tabsOf(project, revision, changes)}
        />
      )}
    </article>
  )
}

function tabsOf(project: Project, revision: Revision, changes: Loaded<Changes>): readonly Tab[] {
  const script = (value: 'up' | 'down', label: string): Tab => ({
    value,
    label,
    count: null,
    panel: <ScriptView key={value} project={project} revision={revision} direction={value} />,
  })
  const files = [...new Set([revision.upFile, revision.downFile])].filter((file) => file !== null)
  const told: Tab = {
    value: 'changes',
    label: 'What it changes',
    count: null,
    panel: <EffectsView project={project} revision={revision} told={changes} />,
  }
  return [
    ...(files.length > 0 ? [told] : []),
    ...(revision.hasUp ? [script('up', 'SQL up')] : []),
    ...(revision.hasDown ? [script('down', 'SQL down')] : []),
    {
      value: 'source',
      label: 'Source',
      count: null,
      panel: <SourceView project={project} files={files} />,
    },
  ]
}
