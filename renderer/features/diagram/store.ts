import { create } from 'zustand'
import type { DiagramAnswer, DiagramExtra } from '#contract/diagram'
import type { AppErrorData } from '#contract/errors'
import { notLoaded, type Loaded } from '../../app/loaded'
import type { ColumnsShown } from './picture/boxes'
import type { Picture } from './picture/picture'
import type { Subject } from './subject'

/** What the Diagram screen shows of one connection. */
export interface DiagramState {
  readonly connectionId: string | null
  /** What the engine has answered last; it stays while the next is read. */
  readonly answer: Loaded<DiagramAnswer>
  /** What the address asks for. */
  readonly subject: Subject | null
  readonly columns: ColumnsShown
  /** What is drawn besides, when asked for. */
  readonly also: readonly DiagramExtra[]
  /** What is drawn; it stays while the next is laid out. */
  readonly picture: Picture | null
  /** A layout under way: how many tables of how many have a place. */
  readonly laying: { readonly done: number; readonly of: number } | null
  /** Why what is asked for is not what is drawn. */
  readonly halted: { readonly tables: number; readonly why: 'large' | 'cancelled' } | null
  readonly error: AppErrorData | null
  /** The table the keyboard stands on. */
  readonly active: string | null
  /** Whether only the active table and its neighbours are drawn strongly. */
  readonly focused: boolean
  /** Tables taken together, to be drawn by themselves. */
  readonly chosen: ReadonlySet<string>
  /** The line pointed at. */
  readonly pointed: string | null
}

const empty = {
  answer: notLoaded,
  subject: null,
  picture: null,
  laying: null,
  halted: null,
  error: null,
  active: null,
  focused: false,
  chosen: new Set<string>(),
  pointed: null,
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

/** Puts the keyboard on a table. */
export function activate(id: string | null): void {
  useDiagram.setState((was) => ({ active: id, focused: id !== null && was.focused }))
}

/** Takes a table to the chosen ones, or away from them. */
export function toggleChosen(id: string): void {
  useDiagram.setState(({ chosen }) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    return { chosen: next }
  })
}
