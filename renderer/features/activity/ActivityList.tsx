import { Button } from '@mantine/core'
import { Copy, CopyX } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { ActivityPurpose, type ActivityEntry } from '#contract/activity'
import { act } from '../../app/notify'
import { Chip } from '../../ui/Chip'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBox } from '../../ui/FilterBox'
import { Panel } from '../../ui/Panel'
import { RowMenu, type MenuEntry } from '../../ui/RowMenu'
import { ToggleChips } from '../../ui/ToggleChips'
import { Toolbar } from '../../ui/Toolbar'
import { useNow } from '../../ui/useNow'
import { VirtualList, type ListHandle } from '../../ui/VirtualList'
import { ActivityHeads, ActivityLine } from './ActivityLine'
import { countByPurpose, matching } from './entries'
import { readOlder } from './follow'
import { select, setFilter, useActivity } from './store'
import { purposeWords } from './words'

const olderAtOnce = 500

/** The statements, newest on top, with the filter above and the way to older ones below. */
export function ActivityList({ entries }: { entries: readonly ActivityEntry[] }) {
  const { filter, selected, complete, loading } = useActivity()
  const list = useRef<ListHandle>(null)
  const [news, setNews] = useState(0)
  const today = new Date(useNow(60_000))
  const rows = useMemo(() => matching(entries, filter), [entries, filter])
  const counts = useMemo(() => countByPurpose(entries), [entries])
  const failed = useMemo(() => entries.filter((entry) => entry.outcome === 'failed').length, [entries])
  const chosen = rows.find((entry) => entry.id === selected)

  return (
    <Panel
      still
      head={
        <>
          <Toolbar label="Filter">
            <FilterBox
              label="Filter statements"
              value={filter.text}
              onChange={(text) => setFilter({ text })}
              onDown={() => list.current?.focus()}
            />
          </Toolbar>
          <div className="activity-chips">
            <ToggleChips
              label="Purposes shown"
              chosen={filter.purposes}
              onChange={(purposes) => setFilter({ purposes })}
              choices={ActivityPurpose.options.map((value) => ({
                value,
                label: purposeWords[value].label,
                count: counts[value],
              }))}
            />
            <ToggleChips
              label="Outcomes shown"
              chosen={new Set(filter.failedOnly ? ['failed'] : [])}
              onChange={(only) => setFilter({ failedOnly: only.size > 0 })}
              choices={[{ value: 'failed', label: 'Failed only', count: failed }]}
            />
          </div>
        </>
      }
      foot={
        <>
          <span className="grow" role="status">
            {footText(rows.length, entries.length, complete)}
          </span>
          {!complete && (
            <Button
              variant="subtle"
              color="gray"
              disabled={loading}
              onClick={() => void readOlder(olderAtOnce)}
            >
              Read older
            </Button>
          )}
        </>
      }
    >
      {rows.length === 0 ? (
        <NoRows all={entries.length} />
      ) : (
        <RowMenu entries={chosen === undefined ? [] : entryMenu(chosen)}>
          <div
            className="activity-box"
            onKeyDown={(event) => {
              if (event.key === 'Escape') select(null)
            }}
          >
            <ActivityHeads />
            {news > 0 && (
              <Button className="activity-news" onClick={() => list.current?.toTop()}>
                {news.toLocaleString('en-US')} new
              </Button>
            )}
            <VirtualList
              // Another filter is another list: it starts at its top.
              key={JSON.stringify([...filter.purposes, filter.text, filter.failedOnly])}
              ref={list}
              label="Statements, newest first"
              items={rows}
              keyOf={(entry) => entry.id}
              nameOf={(entry) => entry.sql.trimStart()}
              selected={selected}
              onNews={setNews}
              onSelect={(entry) => select(entry.id)}
              renderRow={(entry) => <ActivityLine entry={entry} today={today} />}
            />
          </div>
        </RowMenu>
      )}
    </Panel>
  )
}

function NoRows({ all }: { all: number }) {
  if (all === 0) {
    return (
      <EmptyState title="Nothing sent yet">
        <p>
          Every statement Varve sends to this database is kept here: when, why, how long it took and what the
          server answered. Passwords are blanked before anything is kept.
        </p>
        <p>Read the history or apply a revision, and the first ones appear.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="No statement passes this filter">
      <p>
        <Chip>{all.toLocaleString('en-US')}</Chip> {all === 1 ? 'statement was' : 'statements were'} read;
        none of them is of the purposes and words asked for.
      </p>
      <Button
        variant="default"
        onClick={() => setFilter({ purposes: new Set(ActivityPurpose.options), text: '', failedOnly: false })}
      >
        Show all
      </Button>
    </EmptyState>
  )
}

function footText(shown: number, read: number, complete: boolean): string {
  const all = `${read.toLocaleString('en-US')} ${complete ? 'in all' : 'read so far'}`
  return `${shown.toLocaleString('en-US')} shown · ${all}`
}

function entryMenu(entry: ActivityEntry): MenuEntry[] {
  const copy = (text: string) => () => act(() => navigator.clipboard.writeText(text))
  const menu = [{ label: 'Copy statement', icon: <Copy size={14} />, run: copy(entry.sql) }]
  const { error } = entry
  if (error !== null) menu.push({ label: 'Copy error', icon: <CopyX size={14} />, run: copy(error) })
  return menu
}
