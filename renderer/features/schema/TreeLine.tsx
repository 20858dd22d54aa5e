import { ChevronDown, ChevronRight } from 'lucide-react'
import { Badge } from '../../ui/Chip'
import { Name } from '../../ui/Name'
import { KindIcon } from './KindIcon'
import type { TreeRow } from './rows'
import type { GroupName } from './tree'

/** A group's heading. */
export function groupText(group: GroupName): string {
  return { tables: 'Tables', views: 'Views', enums: 'Enums' }[group]
}

/** What a line is called. */
export function rowName(row: TreeRow): string {
  if (row.kind === 'schema') return row.schema.name
  return row.kind === 'group' ? groupText(row.group.name) : row.object.entry.ref.name
}

/** One line of the tree. */
export function TreeLine({ row, open }: { row: TreeRow; open: boolean }) {
  return (
    <div className="tree-line" data-level={row.level} data-open={open || undefined}>
      <span className="tree-turn" aria-hidden>
        {row.expanded === null ? null : row.expanded ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
      </span>
      {row.kind === 'object' ? (
        <>
          <KindIcon kind={row.object.entry.ref.kind} />
          <span className="clip">
            <Name text={row.object.entry.ref.name} marked={row.stretches} />
            {row.object.entry.comment !== null && ' '}
            {row.object.entry.comment !== null && (
              <bdi className="tree-comment">{row.object.entry.comment}</bdi>
            )}
          </span>
        </>
      ) : (
        <>
          <span className="clip grow">
            {row.kind === 'schema' ? <Name text={row.schema.name} /> : groupText(row.group.name)}
          </span>
          <Badge>{row.count.toLocaleString('en-US')}</Badge>
        </>
      )}
    </div>
  )
}
