import { ChevronDown, ChevronRight, Star } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '../../../ui/Chip'
import { Name } from '../../../ui/Name'
import { KindIcon } from '../KindIcon'
import { groupText } from './groups'
import type { TreeRow } from './visible-rows'

/** The heading of what stands in no schema. */
const wholeDatabase = 'Whole database'

/** What a line is called. */
export function rowName(row: TreeRow): string {
  switch (row.kind) {
    case 'favourites':
      return 'Favourites'
    case 'schema':
      return row.schema.name === '' ? wholeDatabase : row.schema.name
    case 'group':
      return groupText(row.group.name)
    case 'object':
      return row.object.entry.ref.name
  }
}

/** One line of the tree; `marks` stand at its end. */
export function TreeLine({ row, open, marks }: { row: TreeRow; open: boolean; marks: ReactNode }) {
  return (
    <div className="tree-line" data-level={row.level} data-kind={row.kind} data-open={open || undefined}>
      <span className="tree-turn" aria-hidden>
        {row.expanded === null ? null : row.expanded ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
      </span>
      {row.kind === 'object' ? (
        <>
          <KindIcon kind={row.object.entry.ref.kind} />
          <span className="clip grow">
            <Name text={row.object.entry.ref.name} marked={row.stretches} />
            {row.object.entry.ref.table !== null && (
              <span className="dim">
                {' on '}
                <Name text={row.object.entry.ref.table} />
              </span>
            )}
            {row.object.entry.comment !== null && ' '}
            {row.object.entry.comment !== null && (
              <bdi className="tree-comment">{row.object.entry.comment}</bdi>
            )}
          </span>
          {marks}
        </>
      ) : (
        <>
          {row.kind === 'favourites' && <Star size={13} className="kind-icon" aria-hidden />}
          <span className="clip grow">
            {row.kind === 'schema' && row.schema.name !== '' ? <Name text={row.schema.name} /> : rowName(row)}
          </span>
          <Badge>{row.count.toLocaleString('en-US')}</Badge>
        </>
      )}
    </div>
  )
}
