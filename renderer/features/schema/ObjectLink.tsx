import { formatRoute } from '../../app/routes'
import { Name } from '../../ui/Name'

/** A link to a table's page; its schema is named where it is not the one the reader is in. */
export function ObjectLink(props: { schema: string; name: string; from: string }) {
  const { schema, name, from } = props
  return (
    <a className="object-link" href={formatRoute(objectRoute(schema, name))}>
      {schema !== from && (
        <>
          <Name text={schema} />.
        </>
      )}
      <Name text={name} />
    </a>
  )
}

/** The place of an object's page. */
export function objectRoute(schema: string, name: string): readonly string[] {
  return ['schema', schema, name]
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
