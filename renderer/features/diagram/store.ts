import { create } from 'zustand'
import type { DiagramAnswer, DiagramExtra } from '#contract/diagram'
import type { AppErrorData } from '#contract/errors'
import { notLoaded, type Loaded } from '../../app/loaded'
import type { ColumnsShown } from './picture/boxes'
import type { ScreenPicture } from './picture/picture'
import { untouched, type SheetState } from './sheet'
import type { Subject } from './subject'

/** What the Diagram screen shows of one connection. */
export interface DiagramState extends SheetState {
  readonly connectionId: string | null
  /** What the engine has answered last; it stays while the next is read. */
  readonly answer: Loaded<DiagramAnswer>
  /** What the address asks for. */
  readonly subject: Subject | null
  readonly columns: ColumnsShown
  /** What is drawn besides, when asked for. */
  readonly also: readonly DiagramExtra[]
  readonly picture: ScreenPicture | null
  /** A layout under way: how many tables of how many have a place. */
  readonly laying: { readonly done: number; readonly of: number } | null
  /** Why what is asked for is not what is drawn. */
  readonly halted: { readonly tables: number; readonly why: 'large' | 'cancelled' } | null
  readonly error: AppErrorData | null
}

const empty = {
  ...untouched,
  answer: notLoaded,
  subject: null,
  laying: null,
  halted: null,
  error: null,
}

export const useDiagram = create<DiagramState>(() => ({
  ...empty,
  connectionId: null,
  columns: 'all',
  also: [],
}))

/** Forgets what was known of another connection. */
export function startOver(connectionId: string): void {
  useDiagram.setState({ ...empty, connectionId })
}

/** Takes a table to the chosen ones, or away from them. */
export function toggleChosen(id: string): void {
  useDiagram.setState(({ chosen }) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    return { chosen: next }
  })
}
