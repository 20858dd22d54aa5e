import type { LucideIcon } from 'lucide-react'
import type { ComponentType, ReactNode } from 'react'

/** One line of the palette. */
export interface Command {
  readonly id: string
  readonly group: string
  readonly label: string
  /** Said behind the label, dimmed. */
  readonly detail: string | null
  readonly icon: ReactNode
  run(): void
}

/** What every screen is given: the first part of the route and what stands behind it. */
export interface ScreenProps {
  readonly path: string
  readonly rest: readonly string[]
}

/** What a feature plugs into the shell; `features.ts` lists them. */
export interface Feature {
  /** First parts of the routes it answers; the first is where its rail button leads. */
  readonly paths: readonly string[]
  readonly label: string
  readonly icon: LucideIcon
  /** Whether the rail shows it; other screens are reached by links. */
  readonly rail: boolean
  readonly Screen: ComponentType<ScreenProps>
  /** What it adds to the palette, asked each time the palette opens. */
  readonly commands: (() => readonly Command[]) | null
}
