import { ArrowUpRight } from 'lucide-react'
import { memo } from 'react'
import { ChangeSign } from '../../ui/ChangeSign'
import { Name } from '../../ui/Name'
import { isNullable, isView, signs, type Box, type BoxRow } from './picture/boxes'

interface TableBoxProps {
  readonly id: string
  readonly box: Box
  readonly x: number
  readonly y: number
  readonly look: 'active' | 'near' | 'faint' | 'plain'
  readonly chosen: boolean
  readonly withSchema: boolean
  /** The address of its page; null where it has none. */
  readonly page: string | null
}

/** A table from near: its name, its columns, and what keys they are part of. */
export const TableBox = memo(function TableBox(props: TableBoxProps) {
  const { box, x, y, page } = props
  const { state } = box
  const { schema, name, kind } = box.table
  const firstPart = box.rows.find(({ column, state }) => column === null && state !== null)
  return (
    <div
      id={props.id}
      className="diagram-box"
      role="group"
      aria-label={`${state === null || state === 'end' ? '' : `${state} `}${kindText(kind)} ${schema}.${name}`}
      data-view={isView(box.table) || undefined}
      data-state={state ?? undefined}
      data-look={props.look}
      data-chosen={props.chosen || undefined}
      style={{ transform: `translate(${x}px, ${y}px)`, width: box.width, height: box.height }}
    >
      <div className="diagram-head" data-bare={box.rows.length === 0 || undefined}>
        {state !== null && state !== 'end' && <ChangeSign sign={signs[state]} />}
        <span className="clip">
          {props.withSchema && (
            <span className="dim">
              <Name text={schema} />.
            </span>
          )}
          <Name text={name} />
        </span>
        {page !== null && (
          <a
            className="diagram-open"
            tabIndex={-1}
            href={page}
            aria-label={`Open the page of ${name}`}
            title="Open its page (Enter)"
          >
            <ArrowUpRight size={13} aria-hidden />
          </a>
        )}
      </div>
      {box.rows.map((row) => (
        <Row key={row.key} row={row} box={box} first={row === firstPart} />
      ))}
      {box.told.map((words) => (
        <span key={words} className="unseen">
          {words}
        </span>
      ))}
    </div>
  )
})

function kindText(kind: Box['table']['kind']): string {
  if (kind === 'table' || kind === 'view') return kind
  return kind === 'materialized-view' ? 'materialized view' : `${kind} table`
}

function Row({ row, box, first }: { row: BoxRow; box: Box; first: boolean }) {
  const { column, marks, state } = row
  return (
    <div
      className="diagram-row"
      data-state={state ?? undefined}
      data-part={column === null || undefined}
      data-first={first || undefined}
      title={row.told === '' ? undefined : row.told}
    >
      {state !== null && <ChangeSign sign={signs[state]} />}
      {marks !== '' && (
        <span className="diagram-marks" style={{ left: box.marksAt }} title={marksText(row)}>
          {marks}
        </span>
      )}
      <span className="diagram-column" style={{ left: box.nameAt }}>
        <Name text={row.name} />
      </span>
      <span className="diagram-type mono" style={{ right: box.width - box.typeAt }} title={row.type}>
        {row.fitted.type}
      </span>
      {isNullable(row) && <span className="diagram-null">null</span>}
    </div>
  )
}

function marksText({ column }: BoxRow): string {
  return [
    column?.primary === true ? 'primary key' : null,
    column?.foreign === true ? 'foreign key' : null,
    column?.unique === 'alone' ? 'unique' : column?.unique === 'together' ? 'unique with others' : null,
  ]
    .filter((word) => word !== null)
    .join(', ')
}
