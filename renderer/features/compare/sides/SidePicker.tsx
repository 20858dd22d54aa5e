import { Button, Popover } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { CompareSide } from '#contract/compare'
import { ChoiceList } from './ChoiceList'
import { sideChoices } from './choices'
import { OtherForm } from './OtherForm'
import type { Other } from './OtherForm'
import { likelyDialect, sideWords } from './words'
import { useWorkspace } from '../../../app/workspace'
import { Name } from '../../../ui/Name'

interface SidePickerProps {
  readonly name: 'from' | 'to'
  readonly side: CompareSide | null
  /** The side across, whose dialect this one has to share. */
  readonly other: CompareSide | null
  onChoose(side: CompareSide): void
}

const others: readonly (readonly [Other, string])[] = [
  ['folder', 'Another project…'],
  ['snapshot', 'A snapshot file…'],
  ['sql', 'An SQL file…'],
]

/** One side of the comparison, and the way to another. */
export function SidePicker({ name, side, other, onChoose }: SidePickerProps) {
  const workspace = useWorkspace()
  const [open, setOpen] = useState(false)
  const [form, setForm] = useState<Other | null>(null)
  const dialect = likelyDialect(workspace, other)
  const { connections, project } = workspace
  const turn = (to: boolean) => {
    setOpen(to)
    setForm(null)
  }
  const choose = (chosen: CompareSide) => {
    turn(false)
    onChoose(chosen)
  }
  const choices = useMemo(
    () => (open ? sideChoices(workspace, dialect, choose) : []),
    // The choices change with what there is to choose from.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [open, connections, project, dialect],
  )
  const words = side === null ? 'choose…' : sideWords(side, workspace)
  return (
    <Popover
      opened={open}
      onChange={turn}
      position="bottom-start"
      trapFocus
      returnFocus
      width={460}
      shadow="none"
    >
      <Popover.Target>
        <Button
          variant="default"
          className="side-button"
          aria-label={`${name}: ${words}`}
          rightSection={<ChevronDown size={13} aria-hidden />}
          onClick={() => turn(!open)}
        >
          <span className="dim">{name}&nbsp;</span>
          <span className="clip in-words">{side === null ? words : <Name text={words} />}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Choose ${name}`}>
        {form === null ? (
          <>
            <ChoiceList label={`Find what to compare ${name}`} choices={choices} />
            <div className="side-others">
              {others.map(([what, label]) => (
                <Button key={what} variant="subtle" onClick={() => setForm(what)}>
                  {label}
                </Button>
              ))}
            </div>
          </>
        ) : (
          <OtherForm
            key={form}
            other={form}
            dialect={dialect}
            side={side}
            folder={project?.folder ?? ''}
            onChoose={choose}
            onBack={() => setForm(null)}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
