import { Chip } from '../../../ui/Chip'
import { FactTable } from '../../../ui/FactTable'
import { Name } from '../../../ui/Name'
import type { ConstraintRow } from './constraints'
import { Names } from '../ObjectLink'
import { useSinceColumn } from '../since/SinceLink'

const kinds = {
  'primary key': 'primary-key',
  unique: 'unique',
  check: 'check',
  exclusion: 'exclusion',
} as const

/** What rows of a table have to keep to, besides its foreign keys. */
export function ConstraintsTab({ rows }: { rows: readonly ConstraintRow[] }) {
  const since = useSinceColumn(({ kind, name }: ConstraintRow) => ({ kind: kinds[kind], name }), rows)
  if (rows.length === 0) {
    return <p className="nothing">This table has no primary key, no unique and no check constraint.</p>
  }
  const columns = [
    {
      title: 'Name',
      cell: (row: ConstraintRow) => (
        <span className="with-chips">
          <Name text={row.name} />
          {row.notes.map((note) => (
            <Chip key={note}>{note}</Chip>
          ))}
          {row.warnings.map((warning) => (
            <Chip key={warning} tone="warn">
              {warning}
            </Chip>
          ))}
        </span>
      ),
    },
    { title: 'Kind', width: '96px', cell: (row: ConstraintRow) => row.kind },
    {
      title: 'Says',
      cell: (row: ConstraintRow) =>
        row.definition === null ? (
          <Names names={row.columns} />
        ) : (
          <bdi className="mono">{row.definition}</bdi>
        ),
    },
    since,
    rows.some((row) => row.comment !== null) && {
      title: 'Comment',
      cell: (row: ConstraintRow) => <bdi className="dim">{row.comment}</bdi>,
    },
  ].filter((column) => column !== false)
  return (
    <FactTable
      label="Constraints"
      items={rows}
      keyOf={(row) => `${row.kind} ${row.name}`}
      columns={columns}
    />
  )
}
