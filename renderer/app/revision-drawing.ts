import { createContext } from 'react'
import type { ReactNode } from 'react'
import type { DialectName } from '#contract/connection'
import type { DiagramName } from '#contract/diagram'

/** What a drawing of a revision's changes is told. */
export interface RevisionDrawingProps {
  /** The history as it is replayed. */
  readonly replayed: {
    readonly folder: string
    readonly dialect: DialectName
    readonly scratch: string | null
  }
  /** All that the replay depends on, as a key. */
  readonly of: string
  readonly revision: string
  /** Whether the open database has the revision; null where none is open. */
  readonly applied: boolean | null
  /** Leads to what is said of a table. */
  onOpen(table: DiagramName): void
}

/** What draws a revision's changes: History shows it, the Diagram knows how, and the shell brings them together. */
export const RevisionDrawing = createContext<((props: RevisionDrawingProps) => ReactNode) | null>(null)
