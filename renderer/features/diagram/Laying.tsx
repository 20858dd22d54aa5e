import { Button } from '@mantine/core'
import { ProgressLine } from '../../ui/ProgressLine'
import { counted } from './Foot'
import { cancelLayout } from './load'
import { useDiagram } from './store'

/** A layout under way: how far it is, and the way to give it up. */
export function Laying() {
  const laying = useDiagram((state) => state.laying)
  if (laying === null || laying.of === 0) return null
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
