import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Finding } from '#contract/health'
import { act } from '../../../app/notify'
import { CopyButton } from '../../../ui/CopyButton'
import { bytesText } from '../../../ui/amounts'
import { RefLink } from '../ObjectLink'
import { restore } from './load'
import { SeverityMark } from './SeverityMark'
import { SuppressForm } from './SuppressForm'

/** One finding: what it is, why it matters, and the statement that mends it. */
export function FindingCard({ finding, linked }: { finding: Finding; linked: boolean }) {
  const [asking, setAsking] = useState(false)
  const { what, why, mend, caution, bytes, suppressed, severity, page } = finding
  return (
    <article className="finding" aria-label={what} data-suppressed={suppressed !== null || undefined}>
      <div className="finding-head">
        <SeverityMark severity={severity} size={15} />
        <h4>
          <bdi>{what}</bdi>
        </h4>
        {bytes !== null && <span className="cell-size">{bytesText(bytes)}</span>}
        {suppressed === null ? (
          !asking && (
            <Button variant="subtle" onClick={() => setAsking(true)}>
              Suppress…
            </Button>
          )
        ) : (
          <Button variant="subtle" onClick={() => act(() => restore(finding))}>
            Take back
          </Button>
        )}
      </div>
      <p>
        {why} {caution !== null && <span className="dim">{caution}</span>}
      </p>
      {linked && (
        <p className="finding-where">
          <span className="dim">in </span>
          <RefLink target={page} from="" />
        </p>
      )}
      {suppressed !== null && (
        <p className="finding-reason">
          Suppressed: <bdi>{suppressed.reason}</bdi>
        </p>
      )}
      {asking && suppressed === null && <SuppressForm finding={finding} onDone={() => setAsking(false)} />}
      {mend !== null && suppressed === null && (
        <div className="finding-mend">
          {/* Plain: an editor for each of hundreds would stop the window. */}
          <pre className="mono">{mend}</pre>
          <CopyButton text={mend} label="Copy what mends it" />
        </div>
      )}
    </article>
  )
}
