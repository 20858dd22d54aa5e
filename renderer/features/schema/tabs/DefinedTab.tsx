import type { DefinedObject } from '#contract/catalog'
import type { DialectName } from '#contract/connection'
import { RefLink } from '../ObjectLink'
import { Facts } from './Facts'
import { SqlTab } from './SqlTab'

/** An object that its own DDL says whole: its facts, and the definition under them. */
export function DefinedTab({ object, dialect }: { object: DefinedObject; dialect: DialectName }) {
  const { ref, facts, definition } = object
  return (
    <div className="defined">
      {(facts.length > 0 || ref.table !== null) && (
        <div className="defined-facts" tabIndex={0} role="region" aria-label="Facts">
          {ref.table !== null && (
            <p>
              <span className="dim">belongs to </span>
              <RefLink
                target={{ kind: 'table', schema: ref.schema, name: ref.table, table: null }}
                from={ref.schema}
              />
            </p>
          )}
          <Facts facts={facts} />
        </div>
      )}
      <div className="defined-sql">
        <SqlTab label="Definition" text={definition} dialect={dialect} />
      </div>
    </div>
  )
}
