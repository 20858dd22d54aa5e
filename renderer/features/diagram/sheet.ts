import type { StoreApi, UseBoundStore } from 'zustand'
import type { Box } from './picture/boxes'
import type { Picture } from './picture/picture'
import type { Point } from './picture/links'
import type { Viewport } from './viewport'

/** What a person does with a picture. */
export interface SheetState {
  /** What is drawn; it stays while the next is laid out. */
  readonly picture: Picture | null
  /** The table the keyboard stands on. */
  readonly active: string | null
  /** Whether only the active table and its neighbours are drawn strongly. */
  readonly focused: boolean
  /** Tables taken together, to be drawn by themselves. */
  readonly chosen: ReadonlySet<string>
  /** The line pointed at. */
  readonly pointed: string | null
}

export const untouched = {
  picture: null,
  active: null,
  focused: false,
  chosen: new Set<string>(),
  pointed: null,
} satisfies SheetState

/** A picture on the screen, with all that can be done with it: the Diagram screen has one, a revision's changes have another. */
export interface Sheet {
  use<T>(pick: (state: SheetState) => T): T
  now(): SheetState
  change(to: Partial<Omit<SheetState, 'picture'>>): void
  readonly view: UseBoundStore<StoreApi<Viewport>>
  /** What stands beside the active table takes this much of the right. */
  readonly aside: number
  /** From so many tables on the whole is shown in small, too. */
  readonly overviewFrom: number
  nameOf(picture: Picture): string
  /** The address of a table's page; null where it has none. */
  pageOf(box: Box): string | null
  /** Enter, or a double click. */
  open(id: string): void
  /** Puts a table elsewhere by hand. */
  move(id: string, to: Point): void
  /** Takes a table to the chosen ones, or away from them; null where there is nothing to choose for. */
  readonly choose: ((id: string) => void) | null
}

/** Puts the keyboard on a table. */
export function activate(sheet: Sheet, id: string | null): void {
  sheet.change({ active: id, focused: id !== null && sheet.now().focused })
}
