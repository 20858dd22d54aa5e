import type { DiagramTable } from '#contract/diagram'
import { ChangeSign } from '../../ui/ChangeSign'
import { Name } from '../../ui/Name'
import { signs } from './picture/boxes'
import { tableId, type Relation } from './relations'
import { cardinalityText } from './picture/ends'

/** A foreign key in words: what points where, how many there are of each, and what happens when a row goes. */
export function KeyWords({ table, relation }: { table: DiagramTable; relation: Relation }) {
  const { key, touch } = relation
  if (key === null) return <ReadsWords table={table} relation={relation} />
  return (
    <span className="key-words">
      <span className="key-name">
        {touch !== null && <ChangeSign sign={signs[touch.state]} />}
        <Name text={key.name} />
      </span>
      {touch !== null && touch.properties.length > 0 && (
        <span className="key-changed">
          {touch.properties.map(({ property, from, to }) => (
            <span key={property}>
              {property} <Name text={from ?? 'none'} /> → <Name text={to ?? 'none'} />
            </span>
          ))}
        </span>
      )}
      <span>
        <Name text={table.name} />
        <Columns names={key.columns} /> → <Name text={key.toTable} />
        <Columns names={key.toColumns} />
      </span>
      <span className="dim">
        one <Name text={key.toTable} /> has {cardinalityText(key.here)} of <Name text={table.name} />; one{' '}
        <Name text={table.name} /> has {cardinalityText(key.there)} of <Name text={key.toTable} />
      </span>
      <span className="mono">
        ON DELETE {key.onDelete} · ON UPDATE {key.onUpdate}
      </span>
      {!key.validated && <span className="key-warning">not validated: older rows may point to nothing</span>}
    </span>
  )
}

function ReadsWords({ table, relation }: { table: DiagramTable; relation: Relation }) {
  const read = table.reads.find((one) => tableId(one) === relation.to)
  return (
    <span className="key-words">
      <span>
        <Name text={table.name} /> reads from <Name text={read?.name ?? ''} />
      </span>
    </span>
  )
}

function Columns({ names }: { names: readonly string[] }) {
  return (
    <>
      {' ('}
      {names.map((name, at) => (
        <span key={name}>
          {at > 0 && ', '}
          <Name text={name} />
        </span>
      ))}
      )
    </>
  )
}
