import type { DefinedObject } from '#contract/catalog'
import type { DialectName } from '#contract/connection'
import { CodeView } from '../../../ui/CodeView'
import { CopyButton } from '../../../ui/CopyButton'
import { RefLink } from '../ObjectLink'
import { Facts } from './Facts'

/** The triggers, rules or policies of a table, each with its facts and its DDL. */
export function PartsTab(props: { parts: readonly DefinedObject[]; dialect: DialectName; none: string }) {
  const { parts, dialect, none } = props
  if (parts.length === 0) return <p className="nothing">{none}</p>
  return parts.map((part) => (
    <section key={`${part.ref.kind} ${part.ref.name}`} className="part" aria-label={part.ref.name}>
      <div className="part-head">
        <h3>
          <RefLink target={part.ref} from={part.ref.schema} />
        </h3>
        <span className="grow" />
        <CopyButton text={part.definition} label={`Copy DDL of ${part.ref.name}`} />
      </div>
      {part.comment !== null && (
        <p className="dim">
          <bdi>{part.comment}</bdi>
        </p>
      )}
      <Facts facts={part.facts} />
      <CodeView
        fit
        numbers={false}
        label={`DDL of ${part.ref.name}`}
        text={part.definition}
        language={dialect}
      />
    </section>
  ))
}
