import type { View } from '#contract/catalog'
import { FactTable } from '../../../ui/FactTable'
import { Name } from '../../../ui/Name'

/** The columns of a view. */
export function ViewColumns({ view }: { view: View }) {
  const columns = [
    { title: 'Name', cell: (column: View['columns'][number]) => <Name text={column.name} /> },
    { title: 'Type', cell: (column: View['columns'][number]) => <span className="mono">{column.type}</span> },
    view.columns.some((column) => typeof column.comment === 'string') && {
      title: 'Comment',
      cell: (column: View['columns'][number]) => <bdi className="dim">{column.comment}</bdi>,
    },
  ].filter((column) => column !== false)
  return <FactTable label="Columns" items={view.columns} keyOf={(column) => column.name} columns={columns} />
}

/** The values of an enum, in their order. */
export function EnumValues({ values }: { values: readonly string[] }) {
  const numbered = values.map((value, at) => ({ value, at }))
  return (
    <FactTable
      label="Values"
      items={numbered}
      keyOf={({ value }) => value}
      columns={[
        { title: 'Value', cell: ({ value }) => <Name text={value} /> },
        { title: 'Place', width: '80px', cell: ({ at }) => <span className="num dim">{at + 1}</span> },
      ]}
    />
  )
}
