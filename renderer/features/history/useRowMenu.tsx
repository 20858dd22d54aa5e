import { Copy, Eye, FolderOpen, GitCompareArrows, Layers2, ListTree, Stamp, Undo2 } from 'lucide-react'
import type { History } from '#contract/revision'
import { lineageOf } from './lineage'
import { offerBase, offersFor } from './offers'
import { base } from './rows'
import { useHistory } from './store'
import { useDialect } from './useDialect'
import { useAbout } from '../../app/about'
import { client } from '../../app/client'
import { compareRoute } from '../../app/compare-route'
import { act } from '../../app/notify'
import { navigate } from '../../app/routes'
import { planRoute } from '../../app/run-route'
import { useWorkspace } from '../../app/workspace'
import type { MenuEntry } from '../../ui/RowMenu'

/** The menu of the chosen row: its runs, its SQL, its id, its file. */
export function useRowMenu(history: History | null, selected: string | null): readonly (MenuEntry | null)[] {
  const project = useWorkspace((state) => state.project)
  const { dialect } = useDialect(project)
  const desktop = useAbout((state) => state.about?.kind === 'desktop')
  if (selected === null || project === null) return []
  const toBase = history === null ? null : offerBase(history)
  const offers =
    history === null
      ? []
      : selected === base
        ? toBase === null
          ? []
          : [toBase]
        : offersFor(history, selected, lineageOf(project, history))
  const runs = offers.map((offer) => ({
    label: `${offer.label}…`,
    icon: offer.direction === 'up' ? <Layers2 size={14} /> : <Undo2 size={14} />,
    run: () => navigate(planRoute(offer)),
  }))
  if (selected === base) return runs
  const revision =
    history?.entries.find((entry) => entry.revision.id === selected)?.revision ??
    project.revisions.find((one) => one.id === selected)
  const file = revision?.upFile ?? null
  const show = (tab: 'up' | 'down' | 'changes') => () => {
    useHistory.setState({ tab })
    navigate(['history', selected])
  }
  const side = {
    kind: 'project',
    folder: project.folder,
    at: { kind: 'revision', revision: selected },
    dialect,
  } as const
  return [
    ...runs,
    ...(runs.length > 0 ? [null] : []),
    ...(file !== null
      ? [{ label: 'Show what it changes', icon: <ListTree size={14} />, run: show('changes') }]
      : []),
    ...(revision?.hasUp === true ? [{ label: 'Show SQL up', icon: <Eye size={14} />, run: show('up') }] : []),
    ...(revision?.hasDown === true
      ? [{ label: 'Show SQL down', icon: <Eye size={14} />, run: show('down') }]
      : []),
    ...(project.format === 'alembic' && history !== null && file !== null
      ? [
          {
            label: 'Stamp here…',
            icon: <Stamp size={14} />,
            run: () => navigate(['stamp', selected]),
          },
        ]
      : []),
    ...(file !== null
      ? [
          {
            label: 'Compare with…',
            icon: <GitCompareArrows size={14} />,
            run: () => navigate(compareRoute({ from: side, to: null }, project.folder)),
          },
        ]
      : []),
    {
      label: 'Copy id',
      icon: <Copy size={14} />,
      run: () => act(() => navigator.clipboard.writeText(selected)),
    },
    ...(desktop && file !== null
      ? [
          {
            label: 'Reveal file',
            icon: <FolderOpen size={14} />,
            run: () => act(() => client.host.reveal({ folder: project.folder, file })),
          },
        ]
      : []),
  ]
}
