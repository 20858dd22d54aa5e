import { KeyWords } from './KeyWords'
import type { Picture } from './picture/picture'
import type { Sheet } from './sheet'

/** What the line under the pointer says. */
export function LinkTip({ sheet, picture }: { sheet: Sheet; picture: Picture }) {
  const pointed = sheet.use((state) => state.pointed)
  const relation = picture.relations.find(({ id }) => id === pointed)
  const from = relation === undefined ? undefined : picture.boxes.get(relation.from)?.table
  return (
    <div className="diagram-tip" role="tooltip" hidden={relation === undefined}>
      {relation !== undefined && from !== undefined && <KeyWords table={from} relation={relation} />}
    </div>
  )
}
