import { ActionIcon, Menu, SegmentedControl } from '@mantine/core'
import { Download, Focus, Maximize, Minus, Network, Plus } from 'lucide-react'
import type { DiagramAnswer } from '#contract/diagram'
import { act } from '../../app/notify'
import { Toolbar } from '../../ui/Toolbar'
import { AlsoMenu } from './AlsoMenu'
import { showAll, toggleFocus, zoomBy } from './acting'
import { exportPng, exportSvg } from './exporting'
import { FindTable } from './FindTable'
import { Legend } from './Legend'
import { layOutAgain, showColumns } from './load'
import type { ColumnsShown } from './picture/boxes'
import { screenSheet } from './screen-sheet'
import { useDiagram } from './store'
import type { Subject } from './subject'
import { SubjectMenu } from './SubjectMenu'
import { useViewport } from './viewport'

const columnChoices: readonly { readonly value: ColumnsShown; readonly label: string }[] = [
  { value: 'all', label: 'Columns' },
  { value: 'keys', label: 'Keys' },
  { value: 'none', label: 'Names' },
]

/** What is drawn and how, and what can be done with it. */
export function DiagramToolbar({ answer, subject }: { answer: DiagramAnswer; subject: Subject }) {
  const { picture, columns, active, focused } = useDiagram()
  const percent = useViewport((view) => Math.round(view.zoom * 100))
  const none = picture === null || picture.boxes.size === 0
  return (
    <Toolbar label="Diagram">
      <SubjectMenu answer={answer} subject={subject} />
      <SegmentedControl
        aria-label="What tables show"
        value={columns}
        data={columnChoices.map((choice) => ({ ...choice }))}
        onChange={(value) => showColumns(value)}
      />
      <AlsoMenu picture={picture} />
      <FindTable answer={answer} picture={picture} />
      <span className="grow" />
      <ActionIcon
        aria-label="Zoom out"
        title="Zoom out (−)"
        disabled={none}
        onClick={() => zoomBy(screenSheet, 0.8)}
      >
        <Minus size={14} />
      </ActionIcon>
      <span className="diagram-zoom num" aria-label="Zoom">
        {none ? '–' : `${percent}%`}
      </span>
      <ActionIcon
        aria-label="Zoom in"
        title="Zoom in (+)"
        disabled={none}
        onClick={() => zoomBy(screenSheet, 1.25)}
      >
        <Plus size={14} />
      </ActionIcon>
      <ActionIcon
        aria-label="Show all"
        title="Show all (0)"
        disabled={none}
        onClick={() => showAll(screenSheet)}
      >
        <Maximize size={14} />
      </ActionIcon>
      <ActionIcon
        aria-label="Focus"
        aria-pressed={focused}
        title={active === null ? 'Choose a table first, to see it with its neighbours' : 'Focus (F)'}
        disabled={active === null}
        onClick={() => toggleFocus(screenSheet)}
      >
        <Focus size={14} />
      </ActionIcon>
      <ActionIcon
        aria-label="Lay out again"
        title="Lay out again: forgets where tables were put by hand"
        disabled={none}
        onClick={() => act(layOutAgain)}
      >
        <Network size={14} />
      </ActionIcon>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label="Export" title="Export" disabled={none}>
            <Download size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => act(exportSvg)}>Export as SVG</Menu.Item>
          <Menu.Item onClick={() => act(exportPng)}>Export as PNG</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Legend />
    </Toolbar>
  )
}
