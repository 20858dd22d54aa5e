import { KeyRound, Link2 } from 'lucide-react'
import type { Column, Table } from '#contract/catalog'
import { FactTable } from '../../../ui/FactTable'
import { Name } from '../../../ui/Name'
import { columnNotes, pointersByColumn } from '../describe'
import { ObjectLink } from '../ObjectLink'
import { useSinceColumn } from '../since/SinceLink'

/** The columns of a table, in its order. Facts that no column of it has take no room. */
export function ColumnsTab({ table }: { table: Table }) {
  const inKey = new Set(table.primaryKey?.columns)
  const pointers = pointersByColumn(table)
  const has = (test: (column: Column) => boolean) => table.columns.some(test)
  const since = useSinceColumn(({ name }: Column) => ({ kind: 'column', name }), table.columns)
  const marks = (column: Column) => (
    <span className="marks">
      {inKey.has(column.name) && (
        <KeyRound size={13} role="img" aria-label="primary key" className="mark-key" />
      )}
      {pointers.has(column.name) && (
        <Link2 size={13} role="img" aria-label="foreign key" className="mark-link" />
      )}
    </span>
  )
  const columns = [
    { title: 'Keys', quiet: true, width: '44px', cell: marks },
    { title: 'Name', cell: (column: Column) => <Name text={column.name} /> },
    { title: 'Type', cell: (column: Column) => <span className="mono type">{column.type}</span> },
    {
      title: 'Nullable',
      width: '80px',
      cell: (column: Column) => (
        <span className={column.nullable ? 'nullable faint' : 'nullable'}>
          {column.nullable ? 'null' : 'not null'}
        </span>
      ),
    },
    has((column) => column.default !== null) && {
      title: 'Default',
      cell: (column: Column) => column.default !== null && <bdi className="mono">{column.default}</bdi>,
    },
    pointers.size > 0 && {
      title: 'References',
      cell: (column: Column) =>
        pointers.get(column.name)?.map((pointer) => (
          <div key={JSON.stringify(pointer)}>
            <ObjectLink schema={pointer.schema} name={pointer.table} from={table.schema} />
            <span className="dim">
              .<Name text={pointer.column} />
            </span>
          </div>
        )),
    },
    has((column) => columnNotes(column).length > 0) && {
      title: 'Details',
      cell: (column: Column) => columnNotes(column).map((note) => <Note key={note} text={note} />),
    },
    since,
    has((column) => column.comment !== null) && {
      title: 'Comment',
      cell: (column: Column) => <bdi className="dim">{column.comment}</bdi>,
    },
  ].filter((column) => column !== false)
  return <FactTable label="Columns" items={table.columns} keyOf={(column) => column.name} columns={columns} />
}

function Note({ text }: { text: string }) {
  return (
    <div className="dim">
      <bdi>{text}</bdi>
    </div>
  )
}
