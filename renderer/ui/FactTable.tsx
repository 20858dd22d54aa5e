import './FactTable.css'
import type { ReactNode } from 'react'

interface FactTableProps<T> {
  readonly label: string
  readonly columns: readonly {
    readonly title: string
    /** Said to readers only: the column's cells speak for themselves. */
    readonly quiet?: boolean
    readonly width?: string
    cell(item: T): ReactNode
  }[]
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
}

/** A table of facts to read: a fixed head, one dense row an item; the first column with a title names the row. */
export function FactTable<T>({ label, columns, items, keyOf }: FactTableProps<T>) {
  const naming = columns.findIndex((column) => column.quiet !== true)
  return (
    <table className="fact-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" style={{ width: column.width }}>
              <span className={column.quiet === true ? 'unseen' : undefined}>{column.title}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={keyOf(item)}>
            {columns.map((column, at) =>
              at === naming ? (
                <th key={column.title} scope="row">
                  {column.cell(item)}
                </th>
              ) : (
                <td key={column.title}>{column.cell(item)}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
