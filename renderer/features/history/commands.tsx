import {
  Circle,
  CircleCheck,
  FilePlus2,
  GitMerge,
  Layers2,
  RefreshCcwDot,
  SquareTerminal,
  Stamp,
  Undo2,
} from 'lucide-react'
import type { Project } from '#contract/revision'
import { lineageOf } from './lineage'
import { offerBase, offersForAll } from './offers'
import type { Offer } from './offers'
import { headsOf, isApplied } from './rows'
import { useHistory } from './store'
import type { Command } from '../../app/feature'
import { navigate } from '../../app/routes'
import { planRoute } from '../../app/run-route'
import { useWorkspace } from '../../app/workspace'

/** What the history adds to the palette: runs of the whole, and every revision. */
export function historyCommands(): readonly Command[] {
  const history = useHistory.getState().history.value
  const { project } = useWorkspace.getState()
  const entries = history?.entries ?? []
  const known = new Map(entries.map((entry) => [entry.revision.id, entry.state]))
  const revisions = history === null ? (project?.revisions ?? []) : entries.map((entry) => entry.revision)
  const toBase = history === null ? null : offerBase(history)
  const ofAll = history === null || project === null ? [] : offersForAll(history, lineageOf(project, history))
  const offers = [...ofAll, ...(toBase === null ? [] : [toBase])]
  const commandOf = (offer: Offer): Command => ({
    id: `offer-${offer.label}`,
    group: offer.direction === 'up' ? 'Actions' : 'Roll back',
    label: `${offer.label}…`,
    detail: 'shows the plan first',
    icon: offer.direction === 'up' ? <Layers2 size={15} /> : <Undo2 size={15} />,
    run: () => navigate(planRoute(offer)),
  })
  return [
    ...offers.filter((offer) => offer.direction === 'up').map(commandOf),
    ...(project === null || project.revisions.length === 0 ? [] : [roundTrips]),
    ...(project?.format === 'alembic' ? workCommands(project) : []),
    ...revisions.toReversed().map((revision) => {
      const state = known.get(revision.id)
      return {
        id: `revision-${revision.id}`,
        group: 'Revisions',
        label: `${revision.id} ${revision.message}`,
        detail: state ?? null,
        icon: state !== undefined && isApplied(state) ? <CircleCheck size={15} /> : <Circle size={15} />,
        run: () => navigate(['history', revision.id]),
      }
    }),
    // Never the first that Enter would take.
    ...offers.filter((offer) => offer.direction === 'down').map(commandOf),
  ]
}

/** The tasks of an Alembic project besides its runs. */
function workCommands(project: Project): Command[] {
  const heads = headsOf(project, project.revisions).size
  const work = (path: string, label: string, detail: string, icon: Command['icon']): Command => ({
    id: `work-${path}`,
    group: 'Actions',
    label,
    detail,
    icon,
    run: () => navigate([path]),
  })
  return [
    work('new-revision', 'New revision…', 'writes an empty one', <FilePlus2 size={15} />),
    ...(heads > 1 ? [work('merge', `Merge ${heads} heads…`, 'writes a merge', <GitMerge size={15} />)] : []),
    work('stamp', 'Stamp…', 'looks at the catalog first', <Stamp size={15} />),
    work('python', 'The project’s Python…', 'runs nothing by itself', <SquareTerminal size={15} />),
  ]
}

const roundTrips: Command = {
  id: 'round-trips',
  group: 'Actions',
  label: 'Try every down part: up, down, up…',
  detail: 'in a throwaway database',
  icon: <RefreshCcwDot size={15} />,
  run: () => navigate(['round-trips']),
}
