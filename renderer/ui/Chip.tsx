import type { ReactNode } from 'react'

export type Tone = 'plain' | 'ok' | 'warn' | 'bad' | 'info' | 'accent'

/** A small word about a thing: its state, kind or mark. */
export function Chip({
  tone = 'plain',
  title,
  children,
}: {
  tone?: Tone
  title?: string
  children: ReactNode
}) {
  return (
    <span className="chip" data-tone={tone} title={title}>
      {children}
    </span>
  )
}

/** A count beside a label. */
export function Badge({ children }: { children: ReactNode }) {
  return <span className="badge">{children}</span>
}
