import { Kbd, Modal } from '@mantine/core'
import { closeOverlay, useOverlay } from './palette-open'
import { useKeys } from '../ui/useKeys'

const keys: readonly (readonly [string, string])[] = [
  ['Ctrl/⌘ K', 'Search everything, run an action'],
  ['Ctrl/⌘ 1 … 9', 'Go to a screen of the rail'],
  ['/', 'Filter the list'],
  ['↑ ↓ Home End', 'Move in a list'],
  ['← →', 'Close or open in a tree; move the bar between list and detail'],
  ['Enter', 'Open what is chosen'],
  ['Shift F10', 'Menu of what is chosen'],
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
  return (
    <Modal
      opened={open}
      onClose={closeOverlay}
      title="Keys"
      size={460}
      transitionProps={{ duration: 80 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <dl className="facts keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
