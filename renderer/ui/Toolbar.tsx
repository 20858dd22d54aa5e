import type { ReactNode } from 'react'

/** A line of controls above a list or a detail. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="toolbar" role="group" aria-label={label}>
      {children}
    </div>
  )
}
