import type { ForeignKey, ForeignKeyAction, Table } from '#contract/catalog'
import type { IncomingForeignKey } from '#contract/object-detail'
import { Chip } from '../../../ui/Chip'
import { FactTable } from '../../../ui/FactTable'
import { Name } from '../../../ui/Name'
import { foreignKeyNotes } from '../describe'
import { Names, ObjectLink } from '../ObjectLink'
import { useSinceColumn } from '../since/SinceLink'

/** Foreign keys both ways: what this table points to, and what points to it. */
export function ForeignKeysTab({
  table,
  referencedBy,
}: {
  table: Table
  referencedBy: readonly IncomingForeignKey[]
}) {
  const since = useSinceColumn(({ name }: ForeignKey) => ({ kind: 'foreign-key', name }), table.foreignKeys)
  return (
    <>
      <section aria-label="References">
        <h3 className="section-title">References</h3>
        {table.foreignKeys.length === 0 ? (
          <p className="nothing">This table points to no other.</p>
        ) : (
          <FactTable
            label="References"
            items={table.foreignKeys}
            keyOf={(key) => key.name}
            columns={[
              { title: 'Columns', cell: (key) => <Names names={key.columns} /> },
              {
                title: 'References',
                cell: (key) => (
                  <>
                    <ObjectLink schema={key.toSchema} name={key.toTable} from={table.schema} />
                    <InParentheses names={key.toColumns} />
                  </>
                ),
              },
              { title: 'On delete', width: '96px', cell: (key) => <Action action={key.onDelete} /> },
              { title: 'On update', width: '96px', cell: (key) => <Action action={key.onUpdate} /> },
              { title: 'Name', cell: (key) => <KeyName foreignKey={key} /> },
              ...(since === false ? [] : [since]),
              ...(table.foreignKeys.some((key) => typeof key.comment === 'string')
                ? [{ title: 'Comment', cell: (key: ForeignKey) => <bdi className="dim">{key.comment}</bdi> }]
                : []),
            ]}
          />
        )}
      </section>
      <section aria-label="Referenced by">
        <h3 className="section-title">Referenced by</h3>
        {referencedBy.length === 0 ? (
          <p className="nothing">No table points here.</p>
        ) : (
          <FactTable
            label="Referenced by"
            items={referencedBy}
            keyOf={({ schema, table: from, foreignKey }) => JSON.stringify([schema, from, foreignKey.name])}
            columns={[
              {
                title: 'Table',
                cell: ({ schema, table: from, foreignKey }) => (
                  <>
                    <ObjectLink schema={schema} name={from} from={table.schema} />
                    <InParentheses names={foreignKey.columns} />
                  </>
                ),
              },
              { title: 'Columns here', cell: ({ foreignKey }) => <Names names={foreignKey.toColumns} /> },
              {
                title: 'On delete',
                width: '96px',
                cell: ({ foreignKey }) => <Action action={foreignKey.onDelete} />,
              },
              {
                title: 'On update',
                width: '96px',
                cell: ({ foreignKey }) => <Action action={foreignKey.onUpdate} />,
              },
              { title: 'Name', cell: ({ foreignKey }) => <KeyName foreignKey={foreignKey} /> },
            ]}
          />
        )}
      </section>
    </>
  )
}

function InParentheses({ names }: { names: readonly string[] }) {
  return (
    <span className="dim">
      (<Names names={names} />)
    </span>
  )
}

function Action({ action }: { action: ForeignKeyAction }) {
  return <span className={action === 'NO ACTION' ? 'mono faint' : 'mono'}>{action}</span>
}

function KeyName({ foreignKey }: { foreignKey: ForeignKey }) {
  return (
    <span className="with-chips">
      <Name text={foreignKey.name} />
      {foreignKeyNotes(foreignKey).map((note) => (
        <Chip key={note}>{note}</Chip>
      ))}
      {foreignKey.enforced === false && <Chip tone="warn">not enforced</Chip>}
      {!foreignKey.validated && (
        <Chip tone="warn" title="Rows from before the key was added have not been checked against it.">
          not validated
        </Chip>
      )}
    </span>
  )
}
