import { Button, CloseButton } from '@mantine/core'
import { ProgressLine } from '../../ui/ProgressLine'
import { counted } from './Foot'
import { cancelLayout, draw } from './load'
import { useDiagram } from './store'

/** A layout under way: how far it is, and the way to give it up; and that one was given up, while another is shown. */
export function Laying() {
  const { laying, halted, picture } = useDiagram()
  if (laying === null) return halted?.why === 'cancelled' && picture !== null ? <Cancelled /> : null
  if (laying.of === 0) return null
  return (
    <div className="diagram-laying" role="status">
      <ProgressLine share={laying.done === 0 ? null : laying.done / laying.of} label="Laying out" />
      <div className="row">
        <span className="num grow">
          Laying out {counted(laying.of, 'table')}
          {laying.done > 0 && `: ${laying.done.toLocaleString('en-US')} done`}
        </span>
        <Button variant="default" onClick={cancelLayout}>
          Cancel
        </Button>
      </div>
    </div>
  )
}

function Cancelled() {
  return (
    <div className="diagram-laying" role="status">
      <div className="row">
        <span className="grow">Layout cancelled; this is the picture before it.</span>
        <Button variant="default" onClick={() => void draw()}>
          Lay out
        </Button>
        <CloseButton size={24} aria-label="Close" onClick={() => useDiagram.setState({ halted: null })} />
      </div>
    </div>
  )
}
