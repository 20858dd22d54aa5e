import { Fragment } from 'react'
import type { ReactNode } from 'react'

/** Facts as name and value, one a line; null values are left out. */
export function KeyValue({ facts }: { facts: readonly (readonly [string, ReactNode] | null)[] }) {
  return (
    <dl className="facts">
      {facts.map(
        (fact) =>
          fact !== null &&
          fact[1] !== null && (
            <Fragment key={fact[0]}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </Fragment>
          ),
      )}
    </dl>
  )
}
