import { ArrowUpRight } from 'lucide-react'
import { memo } from 'react'
import { formatRoute } from '../../app/routes'
import { Name } from '../../ui/Name'
import { isView, type Box, type BoxRow } from './picture/boxes'

interface TableBoxProps {
  readonly id: string
  readonly box: Box
  readonly x: number
  readonly y: number
  readonly look: 'active' | 'near' | 'faint' | 'plain'
  readonly chosen: boolean
  readonly withSchema: boolean
}

/** A table from near: its name, its columns, and what keys they are part of. */
export const TableBox = memo(function TableBox(props: TableBoxProps) {
  const { box, x, y } = props
  const { schema, name, kind } = box.table
  return (
    <div
      id={props.id}
      className="diagram-box"
      role="group"
      aria-label={`${kindText(kind)} ${schema}.${name}`}
      data-view={isView(box.table) || undefined}
      data-look={props.look}
      data-chosen={props.chosen || undefined}
      style={{ transform: `translate(${x}px, ${y}px)`, width: box.width, height: box.height }}
    >
      <div className="diagram-head" data-bare={box.rows.length === 0 || undefined}>
        <span className="clip">
          {props.withSchema && (
            <span className="dim">
              <Name text={schema} />.
            </span>
          )}
          <Name text={name} />
        </span>
        <a
          className="diagram-open"
          tabIndex={-1}
          href={formatRoute(['schema', schema, name])}
          aria-label={`Open the page of ${name}`}
          title="Open its page (Enter)"
        >
          <ArrowUpRight size={13} aria-hidden />
        </a>
      </div>
      {box.rows.map((row) => (
        <Row key={row.column.name} row={row} box={box} />
      ))}
    </div>
  )
})

function kindText(kind: Box['table']['kind']): string {
  if (kind === 'table' || kind === 'view') return kind
  return kind === 'materialized-view' ? 'materialized view' : `${kind} table`
}

function Row({ row, box }: { row: BoxRow; box: Box }) {
  const { column, marks } = row
  return (
    <div className="diagram-row">
      {marks !== '' && (
        <span className="diagram-marks" title={marksText(row)}>
          {marks}
        </span>
      )}
      <span className="diagram-column" style={{ left: box.nameAt }}>
        <Name text={column.name} />
      </span>
      <span className="diagram-type mono" style={{ right: box.width - box.typeAt }} title={column.type}>
        {row.type}
      </span>
      {column.nullable && <span className="diagram-null">null</span>}
    </div>
  )
}

function marksText({ column }: BoxRow): string {
  return [
    column.primary ? 'primary key' : null,
    column.foreign ? 'foreign key' : null,
    column.unique === 'alone' ? 'unique' : column.unique === 'together' ? 'unique with others' : null,
  ]
    .filter((word) => word !== null)
    .join(', ')
}
