import type { Cell, FirstRows } from '#contract/rows'
import { Name } from '../../../ui/Name'
import { bytesText } from '../../../ui/amounts'
import { mostColumns } from './cells'

const numeric = /^(?:(?:small|big|medium|tiny)?int|integer|numeric|decimal|real|double|float|money)\b/i

/** Rows as a grid. NULL, the empty text, binary and what was cut are each told apart. */
export function RowsTable({ read }: { read: FirstRows }) {
  const columns = read.columns.slice(0, mostColumns)
  const right = columns.map(({ type }) => numeric.test(type))
  return (
    <div className="rows-scroll" tabIndex={0} role="region" aria-label="First rows">
      <table className="rows-table" aria-label="Rows">
        <thead>
          <tr>
            {columns.map(({ name, type }, at) => (
              <th key={name} scope="col" data-right={right[at] || undefined}>
                <Name text={name} /> <span className="rows-type">{type}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {read.rows.map((row, at) => (
            <tr key={at}>
              {columns.map(({ name }, column) => (
                <td key={name} data-right={right[column] || undefined}>
                  <Value cell={row[column] ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Value({ cell }: { cell: Cell }) {
  if (cell === null) return <span className="cell-null">NULL</span>
  const { text, cutFrom, binary } = cell
  if (text === '') return <span className="cell-null">{binary ? 'empty, binary' : 'empty'}</span>
  return (
    <span className="cell" title={text}>
      <span className="cell-text">
        {binary && <span className="faint">0x</span>}
        <Name text={text} />
        {cutFrom !== null && '…'}
      </span>
      {(cutFrom !== null || binary) && (
        <span className="cell-size">{bytesText(cutFrom ?? text.length / 2)}</span>
      )}
    </span>
  )
}
