import { Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** A quiet message in place; `info` tells, `warn` asks for attention. */
export function Notice(props: {
  tone: 'info' | 'warn'
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="notice" data-tone={props.tone} role="status">
      {props.tone === 'info' ? <Info size={16} aria-hidden /> : <TriangleAlert size={16} aria-hidden />}
      <div className="notice-text">
        <div className="notice-title">{props.title}</div>
        {props.children}
        {props.actions !== undefined && <div className="notice-actions">{props.actions}</div>}
      </div>
    </div>
  )
}
