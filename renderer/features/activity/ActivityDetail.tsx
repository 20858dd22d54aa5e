import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import type { ActivityEntry } from '#contract/activity'
import { useSqlLanguage } from '../../app/sql-language'
import { Chip, type Tone } from '../../ui/Chip'
import { CodeView } from '../../ui/CodeView'
import { CopyButton } from '../../ui/CopyButton'
import { Elapsed } from '../../ui/Elapsed'
import { KeyValue } from '../../ui/KeyValue'
import { Panel } from '../../ui/Panel'
import { duration, moment } from '../../ui/time'
import { Toolbar } from '../../ui/Toolbar'
import { select } from './store'
import { outcomeExplained, purposeWords } from './words'

const tones: Record<ActivityEntry['outcome'], Tone> = {
  running: 'info',
  done: 'ok',
  failed: 'bad',
  unknown: 'warn',
}

/** One statement whole: what was sent, why, when, and what the server answered. */
export function ActivityDetail({ entry }: { entry: ActivityEntry }) {
  const language = useSqlLanguage()
  const explained = outcomeExplained(entry.outcome)
  const purpose = purposeWords[entry.purpose]
  return (
    <Panel
      still
      head={
        <Toolbar label="Statement">
          <h2>Statement</h2>
          <Chip tone={tones[entry.outcome]}>{entry.outcome}</Chip>
          <span className="grow" />
          <CopyButton text={entry.sql} label="Copy statement" />
          <ActionIcon aria-label="Close statement" title="Close (Escape)" onClick={() => select(null)}>
            <X size={14} />
          </ActionIcon>
        </Toolbar>
      }
    >
      <div className="activity-facts">
        <KeyValue
          facts={[
            ['Sent', moment(entry.startedAt)],
            ['Took', entry.outcome === 'running' ? <Elapsed since={entry.startedAt} /> : took(entry)],
            ['Rows', entry.rows === null ? null : entry.rows.toLocaleString('en-US')],
            ['Purpose', `${purpose.label}: ${purpose.explained}`],
            ['Revision', entry.revision === null ? null : <bdi className="mono">{entry.revision}</bdi>],
          ]}
        />
        {explained !== null && <p className="dim">{explained}</p>}
        {entry.error !== null && (
          <div className="activity-error" role="group" aria-label="Error">
            <bdi className="mono grow">{entry.error}</bdi>
            <CopyButton text={entry.error} label="Copy error" />
          </div>
        )}
      </div>
      <CodeView label="Statement sent" text={entry.sql} language={language} />
    </Panel>
  )
}

function took(entry: ActivityEntry): string | null {
  return entry.ms === null ? null : duration(entry.ms)
}
