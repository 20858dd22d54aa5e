import { ActionIcon, Popover } from '@mantine/core'
import { CircleQuestionMark } from 'lucide-react'
import type { Cardinality } from '#contract/diagram'
import { KeyValue } from '../../ui/KeyValue'
import { cardinalityText, endSign } from './picture/ends'

const cardinalities: readonly Cardinality[] = ['one', 'zero-or-one', 'zero-or-many']

/** What the signs of a diagram mean, and its keys. */
export function Legend() {
  return (
    <Popover position="bottom-end">
      <Popover.Target>
        <ActionIcon aria-label="How to read this" title="How to read this">
          <CircleQuestionMark size={14} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className="diagram-legend">
        <KeyValue
          facts={[
            ...cardinalities.map(
              (cardinality) =>
                [cardinalityText(cardinality), <Sign key={cardinality} of={cardinality} />] as const,
            ),
            ['dashed', 'not validated; without signs: what a view reads'],
            ['dashed frame', 'a view'],
            ['PK, FK', 'primary key, foreign key'],
            ['U, U+', 'unique, unique with others'],
            ['Arrow keys', 'from table to table'],
            ['Enter', 'opens its page'],
            ['F', 'focus on it and its neighbours'],
            ['Space', 'chooses it (Shift-click)'],
            ['+ − 0', 'zoom in, out, to all'],
          ]}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

function Sign({ of }: { of: Cardinality }) {
  const { strokes, ring } = endSign(of, 0, 8, 1)
  return (
    <svg width="60" height="16" viewBox="-1 0 60 16" className="diagram-sign" aria-hidden>
      <path d="M0 0V16M0 8H58" />
      {strokes.map((stroke) => (
        <path key={stroke.join(' ')} d={`M${stroke[0]} ${stroke[1]}L${stroke[2]} ${stroke[3]}`} />
      ))}
      {ring !== null && <circle cx={ring.x} cy={ring.y} r={ring.radius} />}
    </svg>
  )
}
