import type { DefinedObject } from '#contract/catalog'
import type { DialectName } from '#contract/connection'
import { CodeView } from '../../../ui/CodeView'
import { CopyButton } from '../../../ui/CopyButton'
import { Facts } from './Facts'

interface DetailsProps {
  readonly facts: DefinedObject['facts']
  readonly settings: readonly string[]
  readonly grants: readonly string[]
  readonly dialect: DialectName
}

/** Who owns an object, what is set on it, and who may do what with it. */
export function DetailsTab({ facts, settings, grants, dialect }: DetailsProps) {
  return (
    <>
      {facts.length > 0 && (
        <div className="use-facts">
          <Facts facts={facts} />
        </div>
      )}
      <Statements title="Settings" statements={settings} dialect={dialect} />
      <Statements title="Privileges" statements={grants} dialect={dialect} />
    </>
  )
}

function Statements(props: { title: string; statements: readonly string[]; dialect: DialectName }) {
  const { title, statements, dialect } = props
  if (statements.length === 0) return null
  const text = statements.join('\n')
  return (
    <section className="part" aria-label={title}>
      <div className="part-head">
        <h3>{title}</h3>
        <span className="grow" />
        <CopyButton text={text} label={`Copy ${title.toLowerCase()}`} />
      </div>
      <CodeView fit numbers={false} label={title} text={text} language={dialect} />
    </section>
  )
}
