import './effects.css'
import { Button } from '@mantine/core'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { RoundTrip } from '#contract/effects'
import type { Project } from '#contract/revision'
import { AskScratch } from './AskScratch'
import { stopRoundTrips, tryRoundTrips, useRoundTrips } from './round-trips'
import { roundTripWord, RoundTripWords } from './RoundTripWords'
import { useReplayed } from './useReplayed'
import { goBack } from '../../../app/routes'
import { shareOf } from '../../../app/work'
import { Chip } from '../../../ui/Chip'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Name } from '../../../ui/Name'
import { ProgressLine } from '../../../ui/ProgressLine'
import { useEscape } from '../../../ui/useEscape'
import { VirtualLines } from '../../../ui/VirtualLines'

/** Every revision up, down and up again in a throwaway database, each with what its down part left. */
export function RoundTripsPanel({ project }: { project: Project }) {
  const { replayed, of } = useReplayed(project)
  const store = useRoundTrips()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const leave = () => goBack(['history'])
  const escape = useEscape(leave)
  const results = store.of === of ? [...store.results.values()] : []
  const working = store.work.state === 'working'
  const message = (id: string) => project.revisions.find((one) => one.id === id)?.message ?? ''
  const toggle = (id: string) => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
  }
  return (
    <section className="panel" aria-labelledby="round-trips-title" {...escape}>
      <div className="detail-head">
        <div className="row wrap">
          <h2 className="detail-title grow" id="round-trips-title">
            Up, down, up
          </h2>
          <Button variant="default" onClick={leave}>
            Close
          </Button>
          {working ? (
            <Button variant="default" onClick={stopRoundTrips}>
              Cancel
            </Button>
          ) : (
            replayed !== null && (
              <Button onClick={() => tryRoundTrips(replayed, of, null)}>
                {results.length === 0 ? 'Try all' : 'Try all again'}
              </Button>
            )
          )}
        </div>
        <p className="dim">
          Each revision is applied, rolled back and applied again in a throwaway database. A down part that
          forgets an index or a type, or takes too much, is named here.
        </p>
        {results.length > 0 && <p className="num">{tally(results)}</p>}
      </div>
      {working && <ProgressLine share={shareOf(store.work)} label="Trying all revisions" />}
      {working && store.work.progress !== null && (
        <p className="detail-note dim">{store.work.progress.words}</p>
      )}
      {replayed === null && <AskScratch folder={project.folder} />}
      {store.work.error !== null && store.of === of && (
        <div className="detail-note">
          <ErrorNotice error={store.work.error} />
        </div>
      )}
      {results.length > 0 && (
        <VirtualLines
          label="Revisions there and back"
          items={results}
          keyOf={({ revision }) => revision}
          estimate={() => 28}
          renderLine={(roundTrip) => (
            <Line
              roundTrip={roundTrip}
              message={message(roundTrip.revision)}
              open={open.has(roundTrip.revision)}
              onToggle={() => toggle(roundTrip.revision)}
            />
          )}
        />
      )}
    </section>
  )
}

function Line(props: { roundTrip: RoundTrip; message: string; open: boolean; onToggle(): void }) {
  const { roundTrip, message, open, onToggle } = props
  const { chip, tone } = roundTripWord(roundTrip)
  return (
    <div className="effect">
      <button type="button" className="effect-line" aria-expanded={open} onClick={onToggle}>
        <ChevronRight size={12} aria-hidden className="effect-turn" data-open={open || undefined} />
        <Name text={roundTrip.revision} />
        <span className="clip grow in-words">
          <Name text={message} />
        </span>
        <Chip tone={tone}>{chip}</Chip>
      </button>
      {open && (
        <div className="round-trip-open">
          <RoundTripWords roundTrip={roundTrip} />
        </div>
      )}
    </div>
  )
}

function tally(results: readonly RoundTrip[]): string {
  const counts = new Map<string, number>()
  for (const one of results) {
    const { chip } = roundTripWord(one)
    counts.set(chip, (counts.get(chip) ?? 0) + 1)
  }
  return [...counts].map(([word, count]) => `${count} ${word}`).join(' · ')
}
