import { OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { CopyButton } from './CopyButton'
import { errorText } from './errorText'
import type { ErrorWords } from './errorText'

/** One error: what happened, where, the server's own words, what to do; `actions` are the ways on. */
export function ErrorNotice({ error, actions }: { error: ErrorWords; actions?: ReactNode }) {
  const { server, place } = error
  return (
    <div className="notice" role="alert">
      <OctagonAlert size={16} aria-hidden />
      <div className="notice-text">
        <div className="notice-title">{error.message}</div>
        {place !== null && (
          <div className="mono">
            {place.file}, line {place.line}, column {place.column}
          </div>
        )}
        {server !== null && !saysAll(error) && (
          <div className="notice-server">
            {server.code} {server.message}
            {server.detail !== null && <div>Detail: {server.detail}</div>}
            {server.hint !== null && <div>Hint: {server.hint}</div>}
          </div>
        )}
        {error.advice !== null && <div className="dim">{error.advice}</div>}
        {actions !== undefined && actions !== null && <div className="notice-actions">{actions}</div>}
      </div>
      <CopyButton text={errorText(error)} label="Copy error" />
    </div>
  )
}

// The message may be the server's own already; saying it twice helps nobody.
function saysAll({ message, server }: ErrorWords): boolean {
  return (
    server !== null &&
    server.detail === null &&
    server.hint === null &&
    [server.code, server.message].every((words) => message.includes(words))
  )
}
