import { Button } from '@mantine/core'
import type { ObjectRef } from '#contract/catalog'
import type { TableUse } from '#contract/use'
import { client } from '../../../app/client'
import { useRead } from '../../../app/useRead'
import { Age } from '../../../ui/Age'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { FactTable } from '../../../ui/FactTable'
import { KeyValue } from '../../../ui/KeyValue'
import { Name } from '../../../ui/Name'
import { Notice } from '../../../ui/Notice'
import { ProgressLine } from '../../../ui/ProgressLine'
import { bytesText } from '../../../ui/amounts'
import { refresh } from '../load'

/** What a table takes on disk and how it is used, as the server counts it. */
export function UseTab(props: { connectionId: string; target: ObjectRef; readAt: string }) {
  const { connectionId, target, readAt } = props
  const { value, error } = useRead(JSON.stringify([connectionId, target, readAt]), (signal) =>
    client.catalog.use({ connectionId, ref: target }, { signal }),
  )
  if (error !== null) {
    return (
      <div className="schema-notice">
        <ErrorNotice error={error} actions={<Button onClick={() => void refresh()}>Read again</Button>} />
      </div>
    )
  }
  if (value === null) return <ProgressLine share={null} label="Reading size and use" />
  return <Shown use={value} />
}

function Shown({ use }: { use: TableUse }) {
  return (
    <>
      {use.unknown.length > 0 && (
        <div className="schema-notice">
          <Notice tone="info" title="Not all of it is known">
            {use.unknown.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
        </div>
      )}
      <div className="use-facts">
        <KeyValue facts={use.facts.map((fact) => [fact.name, <FactValue key={fact.name} fact={fact} />])} />
      </div>
      {use.indexes.length > 0 && (
        <section aria-label="Indexes">
          <h3 className="section-title">Indexes</h3>
          <FactTable
            label="Use of indexes"
            items={use.indexes}
            keyOf={(index) => index.name}
            columns={[
              { title: 'Name', cell: (index) => <Name text={index.name} /> },
              { title: 'Size', width: '96px', cell: (index) => <Known value={index.bytes} as={bytesText} /> },
              {
                title: 'Times read',
                width: '96px',
                cell: (index) => <Known value={index.scans} as={countText} />,
              },
            ]}
          />
        </section>
      )}
      <p className="nothing">
        {use.countedSince === null ? (
          'Counts go back to when the server first kept them; it does not say when that was.'
        ) : (
          <>
            Counted since <Age at={use.countedSince} words />, on this server alone.
          </>
        )}
      </p>
    </>
  )
}

function FactValue({ fact }: { fact: TableUse['facts'][number] }) {
  switch (fact.as) {
    case 'bytes':
      return <span className="num">{bytesText(Number(fact.value))}</span>
    case 'count':
      return <span className="num">{countText(Number(fact.value))}</span>
    case 'time':
      return <Age at={fact.value} words />
    case 'words':
      return <bdi>{fact.value}</bdi>
  }
}

function Known({ value, as }: { value: number | null; as: (value: number) => string }) {
  return value === null ? <span className="faint">not known</span> : <span className="num">{as(value)}</span>
}

function countText(count: number): string {
  return count.toLocaleString('en-US')
}
