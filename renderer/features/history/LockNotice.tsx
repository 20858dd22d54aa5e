import type { History } from '#contract/revision'
import { Age } from '../../ui/Age'
import { Notice } from '../../ui/Notice'

/** Says who runs something on this database now. */
export function LockNotice({ history }: { history: History }) {
  const { lock } = history
  if (lock === null) return null
  return (
    <Notice tone="info" title={`A run is under way on this database: ${lock.who}, ${lock.backend}.`}>
      {lock.since !== null && (
        <>
          Since <Age at={lock.since} words />.{' '}
        </>
      )}
      One run at a time; apply and roll back are refused until it ends.
    </Notice>
  )
}
