import type { Connection } from '#contract/connection'
import type { Plan } from '#contract/plan'
import type { Project } from '#contract/revision'
import type { Run } from '#contract/run'
import type { RunLock } from '../dialects/dialect'
import { whoRuns } from '../connections/who-runs'
import { AppError, toAppErrorData } from '../errors'
import type { Foreground } from '../foreground'
import type { BegunRuns } from './begun'
import { LedgerLink } from './ledger-link'
import type { RunLinks } from './links'
import { LiveRun } from './live-run'
import type { WantedRun as Wanted } from '../projects/format'
import { preparePlan, readOnly } from './prepare'
import { execute, type RunEnd } from './runner'
import { begunOf, executeChanges, planSteps, refuseOther, type WantedChanges } from './run-changes'
import { runOf } from './run-of'
import { LockWatch } from './lock-watch'
import { busy, takeLock } from './take-lock'
import { tellBegun } from './tell-begun'
import type { FindTool } from './tool'
import { unreadTruth } from './truth'

/** What runs need of the engine around them. */
export interface RunsNeeds {
  readonly appVersion: string
  readonly connection: (connectionId: string) => Promise<Connection>
  /** The links to the database of a connection as it is now. */
  readonly links: (connection: Connection) => Promise<RunLinks>
  /** Reads the project from disk now. */
  readonly project: (folder: string) => Promise<Project>
  readonly tool: (project: Project) => FindTool
  /** Told when a run may have changed a database. */
  readonly moved: (connectionId: string) => void
  readonly foreground: Foreground
  /** Where runs of ways are written down until they have been told to their end. */
  readonly begun: BegunRuns
}

export interface WantedRun extends Wanted {
  readonly folder: string
  readonly connectionId: string
}

interface PrepareFrom {
  readonly connection: Connection
  readonly links: RunLinks
  readonly project: Project
  readonly ledger: LedgerLink
}

const keptRuns = 50

/** The runs of this Varve: those under way and those it has seen end. */
export class Runs {
  readonly #needs: RunsNeeds
  readonly #runs = new Map<string, LiveRun>()
  readonly #underWay = new Set<Promise<void>>()
  #ended = false
  #telling: Promise<void> = Promise.resolve()

  constructor(needs: RunsNeeds) {
    this.#needs = needs
  }

  /** What would run, from the files and the server as they are now. */
  async plan(wanted: WantedRun): Promise<Plan> {
    const { connectionId, folder } = wanted
    const connection = await this.#needs.connection(connectionId)
    const [links, project] = await Promise.all([this.#needs.links(connection), this.#needs.project(folder)])
    const ledger = new LedgerLink(links, project.versionTable)
    try {
      const holder = await ledger.use((session) => links.dialect.lockHolder(session))
      const { plan } = await this.#prepare(wanted, { connection, links, project, ledger })
      return holder === null ? plan : { ...plan, refusal: busy(holder).data }
    } finally {
      await ledger.close()
    }
  }

  /** Takes the database's run lock, plans again, and starts where the plan is still the one that was shown. */
  async start(wanted: WantedRun, fingerprint: string): Promise<string> {
    const { connectionId, folder } = wanted
    const connection = await this.#needs.connection(connectionId)
    if (connection.readOnly) throw readOnly(connection)
    const links = await this.#needs.links(connection)
    const lock = await takeLock(links)
    const project = await this.#needs.project(folder).catch(async (error: unknown) => {
      await lock.release()
      throw error
    })
    const ledger = new LedgerLink(links, project.versionTable)
    try {
      const { plan, tool } = await this.#prepare(wanted, { connection, links, project, ledger })
      if (plan.refusal !== null) throw AppError.of(plan.refusal)
      if (plan.fingerprint !== fingerprint) throw stateChanged()
      await ledger.ensure()
      const { direction } = wanted
      return this.#follow(runOf(plan.steps, { of: 'revisions', folder, connectionId, direction }), (run) =>
        this.#execute(run, { project, links, lock, ledger, tool }),
      )
    } catch (error) {
      await Promise.all([ledger.close(), lock.release()])
      throw error
    }
  }

  /** Takes the database's run lock, looks whether it is still as it was planned for, and starts the changes. */
  async startChanges(wanted: WantedChanges): Promise<string> {
    const { connectionId, folder, steps } = wanted
    const connection = await this.#needs.connection(connectionId)
    if (connection.readOnly) throw readOnly(connection)
    const links = await this.#needs.links(connection)
    const lock = await takeLock(links)
    try {
      const before = await links.look(null)
      refuseOther(before, wanted)
      const value = runOf(planSteps(steps), { of: 'changes', folder, connectionId, direction: 'up' })
      const record = await this.#needs.begun.begin(begunOf(value, before, wanted))
      return this.#follow(value, async (run) => {
        run.onEvent((event) => record.write(event))
        const context = { run, links, lock: new LockWatch(lock), before, wanted, record }
        const end = await executeChanges(context).catch((error: unknown) => defect(run.value, error))
        // Before the lock is free: what is on disk then is nobody's who still runs.
        if ('settled' in end && end.settled) await record.forget()
        await lock.release()
        this.#end(run, end)
      })
    } catch (error) {
      await lock.release()
      throw error
    }
  }

  #follow(value: Run, execute: (run: LiveRun) => Promise<void>): string {
    if (this.#ended) throw new AppError('cancelled', 'Varve is closing; nothing was run.')
    const run = new LiveRun(value)
    this.#keep(run)
    const work = this.#needs.foreground.during(() => execute(run))
    this.#underWay.add(work)
    void work.finally(() => this.#underWay.delete(work))
    return value.id
  }

  // Whoever is told that a run has ended finds the lock free and the catalog to be looked at anew.
  #end(run: LiveRun, { outcome, changes, changesNote }: RunEnd): void {
    this.#needs.moved(run.value.connectionId)
    run.end(outcome, changes, changesNote)
  }

  async #prepare(
    wanted: WantedRun,
    { connection, links, project, ledger }: PrepareFrom,
  ): Promise<{ plan: Plan; tool: FindTool }> {
    const tool = this.#needs.tool(project)
    const { dialect } = links
    const reader = { connection, dialect, server: await ledger.server(), tool }
    return { plan: await preparePlan(project, await ledger.read(), reader, wanted), tool }
  }

  /** Takes the run lock and records a decision; nothing runs. */
  async withLedger<T>(
    connectionId: string,
    { versionTable }: Project,
    work: (ledger: LedgerLink) => Promise<T>,
  ): Promise<T> {
    const connection = await this.#needs.connection(connectionId)
    if (connection.readOnly) throw readOnly(connection)
    const links = await this.#needs.links(connection)
    const lock = await takeLock(links)
    const ledger = new LedgerLink(links, versionTable)
    try {
      return await work(ledger)
    } finally {
      await Promise.all([ledger.close(), lock.release()])
    }
  }

  get(runId: string): LiveRun {
    const run = this.#runs.get(runId)
    if (run === undefined) {
      throw new AppError('no-such-run', 'This run is not known here.', {
        advice: 'Varve was restarted since, or another Varve runs it. The history says what stands.',
      })
    }
    return run
  }

  /** Runs on one connection, newest first; those that were begun and never told to their end are told now. */
  async list(connectionId: string): Promise<Run[]> {
    this.#telling = this.#telling.then(() => this.#tellBegun(connectionId))
    await this.#telling
    return [...this.#runs.values()]
      .map((run) => run.value)
      .filter((run) => run.connectionId === connectionId)
      .reverse()
  }

  async #tellBegun(connectionId: string): Promise<void> {
    const begun = await this.#needs.begun.of(connectionId)
    const left = begun.filter(({ run }) => {
      const known = this.#runs.get(run.id)
      return known === undefined || known.value.outcome !== null
    })
    for (const one of left) {
      const told = await tellBegun(one, async () =>
        this.#needs.links(await this.#needs.connection(connectionId)),
      )
      if (told === null) continue
      this.#keep(told.run)
      this.#end(told.run, told.end)
      if (told.end.settled) await this.#needs.begun.forget(one.run)
    }
  }

  /** Cancels what runs and resolves when every run has been told to its end. */
  async end(): Promise<void> {
    this.#ended = true
    for (const run of this.#runs.values()) run.cancel()
    await Promise.all(this.#underWay)
  }

  async #execute(
    run: LiveRun,
    {
      project,
      links,
      lock,
      ledger,
      tool,
    }: { project: Project; links: RunLinks; lock: RunLock; ledger: LedgerLink; tool: FindTool },
  ): Promise<void> {
    const end = await execute({
      run,
      links,
      lock: new LockWatch(lock),
      project,
      ...ledger.keepers,
      tool,
      onLedger: (revision, work) => ledger.insist(work, revision),
      unanswered: [],
      readBack: (settled) => ledger.readBack(settled),
      runBy: whoRuns(),
      appVersion: this.#needs.appVersion,
    }).catch((error: unknown) => defect(run.value, error))
    await Promise.all([ledger.close(), lock.release()])
    this.#end(run, end)
  }

  #keep(run: LiveRun): void {
    this.#runs.set(run.value.id, run)
    for (const [id, { value }] of this.#runs) {
      if (this.#runs.size <= keptRuns) return
      if (value.outcome !== null) this.#runs.delete(id)
    }
  }
}

function stateChanged(): AppError {
  return new AppError('state-changed', 'The files or the database have changed since this plan was shown.', {
    advice: 'Nothing was run. Look at the plan again.',
  })
}

/** A run that Varve itself could not follow to its end. */
function defect(run: Run, error: unknown): RunEnd {
  const truth = unreadTruth(run, error)
  const outcome = { kind: 'in-doubt', error: toAppErrorData(error), at: null, truth, current: null } as const
  return { outcome, changes: null, changesNote: null }
}
