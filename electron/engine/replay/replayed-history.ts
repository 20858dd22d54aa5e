import { basename } from 'node:path'
import type { Catalog } from '#contract/catalog'
import type { Renamed } from '#contract/effects'
import type { AppErrorData } from '#contract/errors'
import { AppError, toAppErrorData } from '../errors'
import type { Throwaway } from '../dialects/throwaway'
import { pathTo, type Point, type Points, stepsFrom } from './points'
import type { Saved, SavedCatalogs } from './saved-catalogs'
import { type Look, Stage, type StageContext } from './stage'
import { refuseIfAborted } from './stage-link'

/** What there is at a point, or why it can't be got to. */
export type Reached = Saved | { readonly why: AppErrorData }

/** What a replay is to find out. */
interface Wanted {
  readonly points: ReadonlySet<string>
  /** Of the revisions that lead to these, what they rename too. */
  readonly renames: ReadonlySet<string>
  /** Failed before, and tried again. */
  readonly retried: Set<string>
}

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
    return this.#saved.get(point.key) ?? this.whyNot(point)
  }

  /** Why a point could not be got to when that was tried last. */
  whyNot(point: Point): { readonly why: AppErrorData } | null {
    if (this.#failed.size === 0) return null
    for (let at: Point | null = point; at !== null; at = at.below) {
      const why = this.#failed.get(at.key)
      if (why !== undefined) return { why: at === point ? why : this.#standsOn(at, why) }
    }
    return null
  }

  /** Replays what is not known of these points, and what a revision renames that leads from one of them to another, and tells each revision that it runs before it does. Others wait for their turn. */
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

  /** What the revision that leads to a point renames; throws as `catalogAt`. */
  renamesAt(point: Point): readonly Renamed[] {
    const reached = this.known(point)
    if (reached === null) throw new Error('the point was not replayed')
    if ('why' in reached) throw AppError.of(reached.why)
    if (reached.renames !== null) return reached.renames
    throw AppError.of(found(this.whyNot(point)).why)
  }

  /** Opens a throwaway at a point, everything before it run. */
  async stageAt(point: Point, signal: AbortSignal | null): Promise<Stage> {
    const stage = await this.#stage([point], signal)
    try {
      await this.climb(stage, point)
      return stage
    } catch (error) {
      await stage.close()
      throw error
    }
  }

  /** Runs what leads a stage to a point; throws which revision stopped it. */
  async climb(stage: Stage, to: Point): Promise<void> {
    for (const step of stepsFrom(stage.at, to) ?? []) {
      try {
        await stage.up(step)
      } catch (error) {
        if (isCancelled(error)) throw error
        throw AppError.of(this.#standsOn(step, toAppErrorData(error)))
      }
    }
  }

  async *#replay(wanted: readonly Point[], signal: AbortSignal | null): AsyncGenerator<Point, void> {
    // They stay known until they have been tried: somebody else may still have to be told.
    const retried = new Set(
      [...this.#failed].filter(([, { code }]) => !lasting.has(code)).map(([key]) => key),
    )
    const keys = new Set(wanted.map(({ key }) => key))
    const between = wanted.filter(({ below }) => below !== null && keys.has(below.key))
    const renames = new Set(between.map(({ key }) => key))
    const isMissing = (point: Point) => !this.#isSettled(point, { renames, retried })
    const missing = wanted.filter(isMissing)
    const wants: Wanted = { points: new Set(missing.map(({ key }) => key)), renames, retried }
    let stage: Stage | null = null
    try {
      for (;;) {
        // What is known meanwhile is looked at from the front alone: a history may have thousands of points.
        while (missing[0] !== undefined && !isMissing(missing[0])) missing.shift()
        const at: Point | null = stage?.at ?? null
        // On the way that the stage is on already, the nearest; else the first that was asked for.
        const onTheWay = (point: Point) => stepsFrom(at, point) !== null && isMissing(point)
        const next: Point | undefined = (at === null ? undefined : missing.find(onTheWay)) ?? missing[0]
        if (next === undefined) return
        if (stage === null || stepsFrom(stage.at, next) === null) {
          await stage?.close()
          stage = await this.#stage(missing.filter(isMissing), signal)
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
  async *#walk(stage: Stage, to: Point, wants: Wanted): AsyncGenerator<Point, boolean> {
    if (stage.at === this.points.base) await this.#read(stage, wants, null)
    for (const step of stepsFrom(stage.at, to) ?? []) {
      yield step
      const looks = wants.renames.has(step.key) && this.#lacks(step, wants)
      const before = looks ? await stage.look() : null
      try {
        await stage.up(step)
        this.#failed.delete(step.key)
        wants.retried.delete(step.key)
      } catch (error) {
        if (isCancelled(error)) throw error
        wants.retried.delete(step.key)
        this.#failed.set(step.key, { ...toAppErrorData(error), revision: step.revision })
        return false
      }
      await this.#read(stage, wants, before)
    }
    return true
  }

  async #read(stage: Stage, wants: Wanted, before: Look | null): Promise<void> {
    const { at } = stage
    if (!wants.points.has(at.key) || !this.#lacks(at, wants)) return
    const look = await stage.look()
    const renames = at.revision === null ? [] : before === null ? null : stage.renamesSince(before, look)
    await this.#saved.add(at.key, { catalog: this.#saved.get(at.key)?.catalog ?? look.catalog, renames })
  }

  #lacks({ key }: Point, { renames }: Pick<Wanted, 'renames'>): boolean {
    const saved = this.#saved.get(key)
    return saved === null || (renames.has(key) && saved.renames === null)
  }

  /** Whether there is nothing to be done for a point; what is tried again is not settled before. */
  #isSettled(point: Point, wants: Pick<Wanted, 'renames' | 'retried'>): boolean {
    const { retried } = wants
    if (!this.#lacks(point, wants)) return true
    if (this.#failed.size === retried.size) return false
    for (let at: Point | null = point; at !== null; at = at.below)
      if (this.#failed.has(at.key) && !retried.has(at.key)) return true
    return false
  }

  /** Why what stands on a revision that failed can't be got to. */
  #standsOn({ revision }: Point, why: AppErrorData): AppErrorData {
    const file = this.context.project.revisions.find(({ id }) => id === revision)?.upFile
    const which = `${revision ?? 'base'}${file == null ? '' : ` (${basename(file)})`}`
    return {
      code: 'not-replayed',
      message: `${which} before it could not be replayed: ${why.message}`,
      advice: why.advice ?? `Mend ${revision ?? 'base'}: what stands on it is replayed then.`,
      place: why.place,
      server: null,
      revision,
    }
  }

  async #stage(wanted: readonly Point[], signal: AbortSignal | null): Promise<Stage> {
    refuseIfAborted(signal)
    const throwaway = await this.#open([...new Set(wanted.flatMap(pathTo))])
    return Stage.at(this.points.base, this.context, throwaway, signal)
  }
}

function found<T>(value: T | null): T {
  if (value === null) throw new Error('what a revision renames was not asked for')
  return value
}

function isCancelled(error: unknown): boolean {
  return error instanceof AppError && error.code === 'cancelled'
}
