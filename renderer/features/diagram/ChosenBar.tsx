import { Button } from '@mantine/core'
import { navigate } from '../../app/routes'
import { counted } from './Foot'
import type { Picture } from './picture/picture'
import { useDiagram } from './store'
import { subjectRoute } from './subject'

/** The tables taken together, and the way to draw them by themselves. */
export function ChosenBar({ picture }: { picture: Picture }) {
  const chosen = useDiagram((state) => state.chosen)
  const tables = [...chosen].flatMap((id) => picture.boxes.get(id)?.table ?? [])
  if (tables.length === 0) return null
  return (
    <div className="diagram-chosen" role="group" aria-label="Chosen tables">
      <span>{counted(tables.length, 'table')} chosen</span>
      <Button onClick={() => navigate(subjectRoute({ kind: 'set', tables }))}>Draw only these</Button>
      <Button variant="default" onClick={() => useDiagram.setState({ chosen: new Set() })}>
        Clear
      </Button>
    </div>
  )
}
