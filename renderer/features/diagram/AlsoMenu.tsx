import { Button, Menu } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import type { DiagramExtra } from '#contract/diagram'
import { showAlso } from './load'
import { isView } from './picture/boxes'
import type { ScreenPicture } from './picture/picture'
import { useDiagram } from './store'

const extras: readonly { readonly extra: DiagramExtra; readonly label: string }[] = [
  { extra: 'views', label: 'Views' },
  { extra: 'partitions', label: 'Partitions' },
]

/** What is drawn besides the tables. */
export function AlsoMenu({ picture }: { picture: ScreenPicture | null }) {
  const also = useDiagram((state) => state.also)
  const turn = (extra: DiagramExtra) =>
    showAlso(also.includes(extra) ? also.filter((one) => one !== extra) : [...also, extra])
  return (
    <Menu closeOnItemClick={false} width={180}>
      <Menu.Target>
        <Button
          variant={also.length === 0 ? 'default' : 'light'}
          rightSection={<ChevronDown size={13} aria-hidden />}
        >
          Also
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Drawn besides tables">
        {extras.map(({ extra, label }) => (
          <Menu.CheckboxItem
            key={extra}
            checked={also.includes(extra)}
            onChange={() => turn(extra)}
            rightSection={
              <span className="num dim">
                {picture === null ? '' : countOf(picture, extra).toLocaleString('en-US')}
              </span>
            }
          >
            {label}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function countOf({ boxes, leftOut }: ScreenPicture, extra: DiagramExtra): number {
  const drawn = [...boxes.values()].filter(({ table }) =>
    extra === 'views' ? isView(table) : table.kind === 'partition',
  )
  return drawn.length + leftOut[extra]
}
