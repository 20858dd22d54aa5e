import type { ObjectRef } from '#contract/catalog'
import { formatRoute } from '../../app/routes'
import { Name } from '../../ui/Name'
import { objectRoute } from './addresses'

/** A link to a table's page; its schema is named where it is not the one the reader is in. */
export function ObjectLink({ schema, name, from }: { schema: string; name: string; from: string }) {
  return <RefLink target={{ kind: 'table', schema, name, table: null }} from={from} />
}

/** A link to any object's page; its schema is named where it is not the one the reader is in. */
export function RefLink({ target, from }: { target: ObjectRef; from: string }) {
  const { schema, name } = target
  return (
    <a className="object-link" href={formatRoute(objectRoute(target))}>
      {schema !== from && schema !== '' && (
        <>
          <Name text={schema} />.
        </>
      )}
      <Name text={name} />
    </a>
  )
}

/** Column names in order, as they stand in SQL's parentheses. */
export function Names({ names }: { names: readonly string[] }) {
  return (
    <span className="names">
      {names.map((name, at) => (
        <span key={name}>
          {at > 0 && ', '}
          <Name text={name} />
        </span>
      ))}
    </span>
  )
}
