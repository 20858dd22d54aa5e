import type { ReactNode } from 'react'

/** What stands where nothing is yet: what this place is for, and the way on. */
export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
