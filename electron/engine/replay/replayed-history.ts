import type { Catalog } from '#contract/catalog'
import type { AppErrorData } from '#contract/errors'
import { AppError, toAppErrorData } from '../errors'
import type { Throwaway } from '../dialects/throwaway'
import { pathTo, type Point, type Points, stepsFrom } from './points'
import type { SavedCatalogs } from './saved-catalogs'
import { Stage, type StageContext } from './stage'
import { refuseIfAborted } from './stage-link'

/** What there is at a point: its catalog, or why it can't be got to. */
export type Reached = { readonly catalog: Catalog } | { readonly why: AppErrorData }

/** Failures that the next replay would meet again; any other may pass: a tool is allowed, a server comes back. */
const lasting: ReadonlySet<string> = new Set(['statement-failed', 'not-replayed', 'project-blocked'])

/** A history whose points are replayed as they are asked for; each is read once and kept. */
export class ReplayedHistory {
  readonly context: StageContext
  readonly points: Points
  readonly #saved: SavedCatalogs
  readonly #open: (revisions: readonly string[]) => Promise<Throwaway>
  /** By the key of the point at which a revision failed. */
  readonly #failed = new Map<string, AppErrorData>()
  #work: Promise<unknown> = Promise.resolve()

  constructor(
    context: StageContext,
    points: Points,
    saved: SavedCatalogs,
    open: (revisions: readonly string[]) => Promise<Throwaway>,
  ) {
    this.context = context
    this.points = points
    this.#saved = saved
    this.#open = open
  }

  /** Where the history stands once all of these have been run; throws `no-such-revision`. */
  pointAt(revisions: readonly string[] | 'heads'): Point {
    if (revisions === 'heads') return this.points.at(this.points.heads)
    const { project } = this.context
    for (const id of revisions)
      if (!project.revisions.some((revision) => revision.id === id))
        throw new AppError('no-such-revision', `${project.name} has no revision ${id}.`)
    return this.points.at(revisions)
  }

  /** What is known of a point; null where it has to be replayed. */
  known(point: Point): Reached | null {
    const catalog = this.#saved.get(point.key)
    if (catalog !== null) return { catalog }
    if (this.#failed.size === 0) return null
    for (let at: Point | null = point; at !== null; at = at.below) {
      const why = this.#failed.get(at.key)
      if (why !== undefined) return { why: at === point ? why : standsOn(point, at, why) }
    }
    return null
  }

  /** Replays what is not known of these points, and tells each revision that it runs before it does. Others wait for their turn. */
  async *replay(wanted: readonly Point[], signal: AbortSignal | null): AsyncGenerator<Point, void> {
    const before = this.#work
    let finish: () => void = () => undefined
    this.#work = new Promise<void>((resolve) => (finish = resolve))
    try {
      await before
      yield* this.#replay(wanted, signal)
    } finally {
      finish()
    }
  }

  /** As `replay`, without a word. */
  async finish(wanted: readonly Point[], signal: AbortSignal | null): Promise<void> {
    const steps = this.replay(wanted, signal)
    while ((await steps.next()).done !== true);
  }

  /** What stands at a point that was replayed; throws why it could not be. */
  catalogAt(point: Point): Catalog {
    const reached = this.known(point)
    if (reached === null) throw new Error('the point was not replayed')
    if ('why' in reached) throw AppError.of(reached.why)
    return reached.catalog
  }

  /** Opens a throwaway at a point, everything before it run. */
  async stageAt(point: Point, signal: AbortSignal | null): Promise<Stage> {
    const stage = await this.#stage([point], signal)
    try {
      for (const step of stepsFrom(stage.at, point) ?? []) await stage.up(step)
      return stage
    } catch (error) {
      await stage.close()
      throw error
    }
  }

  async *#replay(wanted: readonly Point[], signal: AbortSignal | null): AsyncGenerator<Point, void> {
    for (const [key, { code }] of this.#failed) if (!lasting.has(code)) this.#failed.delete(key)
    const missing = wanted.filter((point) => this.known(point) === null)
    const wants = new Set(missing.map(({ key }) => key))
    let stage: Stage | null = null
    try {
      for (;;) {
        // What is known meanwhile is looked at from the front alone: a history may have thousands of points.
        while (missing[0] !== undefined && this.known(missing[0]) !== null) missing.shift()
        const at: Point | null = stage?.at ?? null
        // On the way that the stage is on already, the nearest; else the first that was asked for.
        const onTheWay = (point: Point) => stepsFrom(at, point) !== null && this.known(point) === null
        const next: Point | undefined = (at === null ? undefined : missing.find(onTheWay)) ?? missing[0]
        if (next === undefined) return
        if (stage === null || stepsFrom(stage.at, next) === null) {
          await stage?.close()
          stage = await this.#stage(
            missing.filter((point) => this.known(point) === null),
            signal,
          )
        }
        if (!(yield* this.#walk(stage, next, wants))) {
          await stage.close()
          stage = null
        }
      }
    } finally {
      await stage?.close()
    }
  }

  /** Goes to a point and reads what is wanted on the way; false where a revision failed. */
  async *#walk(stage: Stage, to: Point, wants: ReadonlySet<string>): AsyncGenerator<Point, boolean> {
    if (stage.at === this.points.base) await this.#read(stage, wants)
    for (const step of stepsFrom(stage.at, to) ?? []) {
      yield step
      try {
        await stage.up(step)
      } catch (error) {
        if (error instanceof AppError && error.code === 'cancelled') throw error
        this.#failed.set(step.key, { ...toAppErrorData(error), revision: step.revision })
        return false
      }
      await this.#read(stage, wants)
    }
    return true
  }

  async #read(stage: Stage, wants: ReadonlySet<string>): Promise<void> {
    const { key } = stage.at
    if (wants.has(key) && this.#saved.get(key) === null) await this.#saved.add(key, await stage.catalog())
  }

  async #stage(wanted: readonly Point[], signal: AbortSignal | null): Promise<Stage> {
    refuseIfAborted(signal)
    const throwaway = await this.#open([...new Set(wanted.flatMap(pathTo))])
    return Stage.at(this.points.base, this.context, throwaway, signal)
  }
}

function standsOn({ revision }: Point, { revision: failed }: Point, why: AppErrorData): AppErrorData {
  return {
    code: 'not-replayed',
    message: `${revision ?? 'This'} stands on ${failed ?? 'one'}, which could not be replayed: ${why.message}`,
    advice: why.advice,
    place: why.place,
    server: null,
    revision: failed,
  }
}
