import type { History } from '#contract/revision'
import { NotConnected } from './NotConnected'
import { Offers } from './Offers'
import { ReadOnlyNote } from './ReadOnlyNote'
import { inTheWay, offerBase } from './offers'

/** The point below the first revision: nothing applied. */
export function BaseDetail({ history }: { history: History | null }) {
  const offer = history === null ? null : offerBase(history)
  const stuck = history === null ? [] : inTheWay(history.entries)
  return (
    <div className="panel">
      <div className="detail-body">
        <h2 className="detail-title">base</h2>
        <NotConnected />
        {history !== null && (
          <>
            <p>
              {history.applied === 0
                ? 'Nothing is applied: the database stands here.'
                : `Below the first revision. Rolling back to here takes back all ${history.applied} applied revisions.`}
            </p>
            {stuck.length > 0 && (
              <p className="dim">
                Not offered: {stuck.join(', ')} can’t be rolled back, having no down part or no file.
              </p>
            )}
            {offer !== null && (
              <div className="row wrap">
                <Offers offers={[offer]} />
              </div>
            )}
            <ReadOnlyNote />
          </>
        )}
      </div>
    </div>
  )
}
