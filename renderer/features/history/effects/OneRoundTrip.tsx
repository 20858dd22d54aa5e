import { Button } from '@mantine/core'
import { tryRoundTrips, useRoundTrips } from './round-trips'
import { RoundTripWords } from './RoundTripWords'
import type { Replayed } from './store'
import { ErrorNotice } from '../../../ui/ErrorNotice'

/** Tries whether a revision's down part restores what its up part found, in a throwaway database. */
export function OneRoundTrip(props: { revision: string; replayed: Replayed; of: string }) {
  const { revision, replayed, of } = props
  const store = useRoundTrips()
  const roundTrip = store.of === of ? store.results.get(revision) : undefined
  const working = store.work.state === 'working'
  const here = store.trying === revision || store.trying === null
  const { error } = store.work
  return (
    <section aria-label="Up, down, up">
      <div className="row">
        <h3 className="told-title grow">Up, down, up</h3>
        <Button variant="default" disabled={working} onClick={() => tryRoundTrips(replayed, of, revision)}>
          {working && here ? 'Trying…' : roundTrip === undefined ? 'Try it' : 'Try again'}
        </Button>
      </div>
      {roundTrip === undefined ? (
        <p className="dim">
          Applied, rolled back and applied again in a throwaway database: does the down part restore what the
          up part found?
        </p>
      ) : (
        <RoundTripWords roundTrip={roundTrip} />
      )}
      {error !== null && here && store.of === of && <ErrorNotice error={error} />}
    </section>
  )
}
