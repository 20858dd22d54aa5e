import type { ObjectRef } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import { FactTable } from '../../../ui/FactTable'
import { KindIcon, kindText } from '../KindIcon'
import { RefLink } from '../ObjectLink'

/** What an object needs, and what needs it. */
export function RelationsTab(props: {
  dependsOn: readonly ObjectRef[]
  usedBy: readonly ObjectRef[]
  from: string
}) {
  return (
    <>
      <Section title="Depends on" refs={props.dependsOn} from={props.from} none="It needs no other object." />
      <Section title="Used by" refs={props.usedBy} from={props.from} none="No other object needs it." />
    </>
  )
}

function Section(props: { title: string; refs: readonly ObjectRef[]; from: string; none: string }) {
  const { title, refs, from, none } = props
  return (
    <section aria-label={title}>
      <h3 className="section-title">{title}</h3>
      {refs.length === 0 ? (
        <p className="nothing">{none}</p>
      ) : (
        <FactTable
          label={title}
          items={refs}
          keyOf={refKey}
          columns={[
            {
              title: 'Name',
              cell: (ref) => (
                <span className="with-kind">
                  <KindIcon kind={ref.kind} />
                  <RefLink target={ref} from={from} />
                </span>
              ),
            },
            {
              title: 'Kind',
              width: '140px',
              cell: (ref) => <span className="dim">{kindText(ref.kind)}</span>,
            },
          ]}
        />
      )}
    </section>
  )
}
