import { createElement } from 'react'
import { GitCompareArrows } from 'lucide-react'
import type { Command, Feature } from '../../app/feature'
import { compareRoute } from '../../app/compare-route'
import { navigate } from '../../app/routes'
import { dialectOf } from '../../app/scratch'
import { useWorkspace } from '../../app/workspace'
import { CompareScreen } from './CompareScreen'

/** The Compare screen, and the comparisons of each connection in the palette. */
export const compare: Feature = {
  paths: ['compare'],
  label: 'Compare',
  icon: GitCompareArrows,
  rail: true,
  Screen: CompareScreen,
  commands: compareCommands,
}

function compareCommands(): Command[] {
  const { project, connections } = useWorkspace.getState()
  if (project === null) return []
  const { folder } = project
  return connections.map(({ connection }) => {
    const { id } = connection
    const from = {
      kind: 'project',
      folder,
      at: { kind: 'current', connectionId: id },
      dialect: dialectOf(connection),
    } as const
    return {
      id: `compare:${id}`,
      group: 'Compare',
      label: `Compare ${connection.name} with its revisions`,
      detail: 'what was changed past them',
      icon: createElement(GitCompareArrows, { size: 15 }),
      run: () => navigate(compareRoute({ from, to: { kind: 'connection', connectionId: id } }, folder)),
    }
  })
}
