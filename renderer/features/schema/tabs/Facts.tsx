import type { DefinedObject } from '#contract/catalog'
import { KeyValue } from '../../../ui/KeyValue'

/** What is worth reading of an object without its DDL. */
export function Facts({ facts }: { facts: DefinedObject['facts'] }) {
  if (facts.length === 0) return null
  return (
    <KeyValue
      facts={facts.map(({ name, value }) => [
        name,
        <bdi key={name} className="fact-value">
          {value}
        </bdi>,
      ])}
    />
  )
}
