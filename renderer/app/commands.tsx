import { Database, Folder, Moon, Plus, Sun, SunMoon } from 'lucide-react'
import type { Command } from './feature'
import { features } from './features'
import { act } from './notify'
import { navigate } from './routes'
import { summary } from './summary'
import { closeProject, openConnection } from './workspace-actions'
import { useWorkspace } from './workspace'

type Scheme = 'light' | 'dark' | 'auto'

/** Everything the palette offers now: what features add, screens, connections, and the window's own actions. */
export function allCommands(setScheme: (scheme: Scheme) => void): readonly Command[] {
  const { project } = useWorkspace.getState()
  if (project === null) return themes(setScheme)
  return [
    ...features.flatMap(
      (feature) => feature.commands?.().filter((command) => command.group === 'Actions') ?? [],
    ),
    ...screens(),
    ...features.flatMap(
      (feature) => feature.commands?.().filter((command) => command.group !== 'Actions') ?? [],
    ),
    ...connections(),
    {
      id: 'open-folder',
      group: 'Window',
      label: 'Open another folder…',
      detail: null,
      icon: <Folder size={15} />,
      run: closeProject,
    },
    ...themes(setScheme),
  ]
}

function screens(): Command[] {
  return features
    .filter((feature) => feature.rail)
    .map((feature) => ({
      id: `screen-${feature.label}`,
      group: 'Screens',
      label: feature.label,
      detail: null,
      icon: <feature.icon size={15} />,
      run: () => navigate(feature.paths.slice(0, 1)),
    }))
}

function connections(): Command[] {
  const saved = useWorkspace.getState().connections.map(({ connection }) => ({
    id: `connection-${connection.id}`,
    group: 'Connections',
    label: `Connect to ${connection.name}`,
    detail: `${connection.environment} · ${summary(connection.target)}`,
    icon: <Database size={15} />,
    run: () => act(() => openConnection(connection.id, null, false)),
  }))
  const fresh: Command = {
    id: 'connection-new',
    group: 'Connections',
    label: 'New connection…',
    detail: null,
    icon: <Plus size={15} />,
    run: () => navigate(['connections', 'new']),
  }
  return [...saved, fresh]
}

function themes(setScheme: (scheme: Scheme) => void): Command[] {
  const theme = (scheme: Scheme, label: string, icon: Command['icon']): Command => ({
    id: `theme-${scheme}`,
    group: 'Window',
    label,
    detail: null,
    icon,
    run: () => setScheme(scheme),
  })
  return [
    theme('light', 'Theme: light', <Sun size={15} />),
    theme('dark', 'Theme: dark', <Moon size={15} />),
    theme('auto', 'Theme: as the system', <SunMoon size={15} />),
  ]
}
