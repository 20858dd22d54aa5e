import { createElement } from 'react'
import { Download, Focus, Network, Workflow } from 'lucide-react'
import type { Command, Feature } from '../../app/feature'
import { act } from '../../app/notify'
import { currentRoute, navigate } from '../../app/routes'
import { toggleFocus } from './acting'
import { DiagramScreen } from './DiagramScreen'
import { exportPng, exportSvg } from './exporting'
import { layOutAgain } from './load'
import { screenSheet } from './screen-sheet'
import { useDiagram } from './store'
import { subjectRoute } from './subject'

/** The Diagram screen, and what can be done with a diagram in the palette. */
export const diagram: Feature = {
  paths: ['diagram'],
  label: 'Diagram',
  icon: Workflow,
  rail: true,
  Screen: DiagramScreen,
  commands: diagramCommands,
}

function diagramCommands(): Command[] {
  const { picture, active } = useDiagram.getState()
  if (currentRoute()[0] !== 'diagram' || picture === null) return []
  const command = (label: string, icon: typeof Focus, run: () => void): Command => ({
    id: `diagram:${label}`,
    group: 'Diagram',
    label,
    detail: null,
    icon: createElement(icon, { size: 15 }),
    run,
  })
  return [
    command('Draw all tables', Workflow, () => navigate(subjectRoute({ kind: 'all' }))),
    command('Lay the diagram out again', Network, () => act(layOutAgain)),
    command('Export the diagram as SVG', Download, () => act(exportSvg)),
    command('Export the diagram as PNG', Download, () => act(exportPng)),
    ...(active === null
      ? []
      : [command('Focus on the table and its neighbours', Focus, () => toggleFocus(screenSheet))]),
  ]
}
