import { CloseButton, Kbd } from '@mantine/core'
import { Fragment } from 'react'
import { closeOverlay, useOverlay } from './palette-open'
import { Floating } from '../ui/Floating'
import { useKeys } from '../ui/useKeys'

const keys: readonly (readonly [string, string])[] = [
  ['Ctrl/⌘ K', 'Search everything, run an action'],
  ['Ctrl/⌘ 1 … 9', 'Go to a screen of the rail'],
  ['/', 'Filter the list'],
  ['↑ ↓ Home End', 'Move in a list'],
  ['← →', 'Close or open in a tree; move the bar between list and detail'],
  ['Enter', 'Open what is chosen'],
  ['Shift F10', 'Menu of what is chosen'],
  ['+ − 0 F', 'In a diagram: zoom in, out, to all; focus on a table'],
  ['Space X', 'In a comparison: take or leave a change; swap the sides'],
  ['R', 'Read again'],
  ['Alt ← →', 'Back and forward'],
  ['Esc', 'Leave a field, close what floats'],
  ['?', 'This list'],
]

/** The keys, listed; `?` opens it. */
export function KeysHelp() {
  const open = useOverlay((state) => state.open === 'keys')
  useKeys({
    'shift+?': () => useOverlay.setState({ open: 'keys' }),
    '?': () => useOverlay.setState({ open: 'keys' }),
  })
  if (!open) return null
  return (
    <Floating label="Keys" onClose={closeOverlay}>
      <div className="keys-head">
        <h2>Keys</h2>
        <CloseButton aria-label="Close" onClick={closeOverlay} />
      </div>
      <dl className="facts keys">
        {keys.map(([key, what]) => (
          <Fragment key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{what}</dd>
          </Fragment>
        ))}
      </dl>
    </Floating>
  )
}
