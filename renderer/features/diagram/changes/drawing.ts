import { create, type StoreApi, type UseBoundStore } from 'zustand'
import type { DiagramName } from '#contract/diagram'
import type { AppErrorData } from '#contract/errors'
import type { TouchedCount, TouchedTable } from '#contract/touched'
import { client } from '../../../app/client'
import { toErrorData } from '../../../app/errors'
import type { RevisionDrawingProps } from '../../../app/revision-drawing'
import { moved } from '../layout/kept'
import { layOut } from '../layout/layout'
import { seldom } from '../layout/seldom'
import { layInWorker, startWorker } from '../layout/worker'
import { measuring, readInk } from '../picture/ink'
import { placed } from '../picture/picture'
import { untouched, type Sheet, type SheetState } from '../sheet'
import { aspectOf, fitting, jumpTo, newViewport } from '../viewport'
import { changesSheet } from './changes-sheet'
import type { ChangesShown } from './touched-rows'
import { touchedSketch } from './touched-sketch'

/** A picture of more tables is drawn only when asked for again. */
const large = 1000
/** The layout of so few is over sooner than a worker that was ended is there again: who goes through a history ends many. */
export const small = 60
const unending = new AbortController().signal

/** How far the drawing of a revision's changes is. */
export interface ChangesState extends SheetState {
  /** Whether the open database has the revision; null where none is open. */
  readonly applied: boolean | null
  readonly count: TouchedCount | null
  readonly tables: readonly TouchedTable[]
  readonly shown: ChangesShown
  /** How many tables of how many have a place. */
  readonly laying: { readonly done: number; readonly of: number } | null
  readonly halted: 'large' | 'cancelled' | null
  readonly error: AppErrorData | null
}

const nothing = {
  ...untouched,
  count: null,
  tables: [],
  laying: null,
  halted: null,
  error: null,
} satisfies Partial<ChangesState>

/** The drawing of one revision's changes: what is known of it, and what can be asked of it. */
export class ChangesDrawing {
  readonly use: UseBoundStore<StoreApi<ChangesState>> = create<ChangesState>(() => ({
    ...nothing,
    shown: 'changes',
    applied: null,
  }))
  readonly view = newViewport()
  readonly sheet: Sheet = changesSheet(this)
  readonly #question: Pick<RevisionDrawingProps, 'replayed' | 'revision'>
  #work = new AbortController()
  #onOpen: RevisionDrawingProps['onOpen'] = () => undefined

  constructor(question: Pick<RevisionDrawingProps, 'replayed' | 'revision'>) {
    this.#question = question
  }

  /** Takes to heart what may change while the same is drawn. */
  heed({ applied, onOpen }: Pick<RevisionDrawingProps, 'applied' | 'onOpen'>): void {
    this.#onOpen = onOpen
    if (applied !== this.use.getState().applied) this.use.setState({ applied })
  }

  /** Leads to what is said of a table. */
  seek(table: DiagramName): void {
    this.#onOpen(table)
  }

  /** Reads the touched tables and draws them; `most` of null for however many. */
  async read(most: number | null = large): Promise<void> {
    const signal = this.#begin()
    startWorker()
    this.use.setState(nothing)
    const { replayed, revision } = this.#question
    try {
      const tables: TouchedTable[] = []
      for await (const part of await client.replay.touched({ ...replayed, revision, most }, { signal })) {
        if (part.kind === 'tables') tables.push(...part.tables)
        else if (!signal.aborted) this.use.setState({ count: part })
      }
      if (signal.aborted) return
      const { count } = this.use.getState()
      const missing = count !== null && count.touched > 0 && tables.length === 0
      this.use.setState({ tables, halted: missing ? 'large' : null })
      if (tables.length > 0) await this.#draw(signal)
    } catch (thrown) {
      if (!signal.aborted) this.use.setState({ laying: null, error: toErrorData(thrown) })
    }
  }

  /** Draws the tables however many there are. */
  async readAll(): Promise<void> {
    await this.read(null)
  }

  /** Shows other columns. */
  async show(shown: ChangesShown): Promise<void> {
    this.use.setState({ shown })
    await this.layOutAgain()
  }

  /** Lays out what was read. */
  async layOutAgain(): Promise<void> {
    if (this.use.getState().tables.length > 0) await this.#draw(this.#begin())
  }

  /** Gives up the layout under way. */
  cancel(): void {
    this.#work.abort()
    this.use.setState({ laying: null, halted: 'cancelled' })
  }

  /** Ends whatever is under way: nobody looks any more. */
  stop(): void {
    this.#work.abort()
  }

  /** Puts a table elsewhere by hand. */
  move(id: string, to: { readonly x: number; readonly y: number }): void {
    const { picture } = this.use.getState()
    if (picture !== null)
      this.use.setState({ picture: placed(picture, moved(picture, picture.places, id, to)) })
  }

  #begin(): AbortSignal {
    this.#work.abort()
    this.#work = new AbortController()
    return this.#work.signal
  }

  async #draw(signal: AbortSignal): Promise<void> {
    const { tables, shown } = this.use.getState()
    this.use.setState({ laying: { done: 0, of: tables.length }, halted: null, error: null })
    try {
      const sketch = touchedSketch(tables, shown, measuring(readInk().mono))
      const places = await layOut(sketch, {
        aspect: aspectOf(this.view.getState()),
        signal,
        lay: (graph) => layInWorker(graph, tables.length > small ? signal : unending),
        onProgress: seldom(signal, (done) => this.use.setState({ laying: { done, of: tables.length } })),
      })
      if (signal.aborted) return
      const picture = placed(sketch, places)
      this.use.setState({ picture, laying: null })
      jumpTo(this.view, fitting(this.view.getState(), picture.bounds))
    } catch (thrown) {
      if (!signal.aborted) this.use.setState({ laying: null, error: toErrorData(thrown) })
    }
  }
}
