import { randomUUID } from 'node:crypto'
import type { Connection } from '#contract/connection'
import type { Plan } from '#contract/plan'
import type { LockHolder, Project } from '#contract/revision'
import type { Run } from '#contract/run'
import type { RunLock } from '../dialects/dialect'
import { whoRuns } from '../connections/who-runs'
import { AppError, toAppErrorData } from '../errors'
import { LedgerLink } from './ledger-link'
import type { RunLinks } from './links'
import { LiveRun } from './live-run'
import type { WantedRun as Wanted } from '../projects/format'
import { preparePlan, readOnly } from './prepare'
import { execute, type RunEnd } from './runner'
import { LockWatch } from './lock-watch'
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
      if (this.#ended) throw new AppError('cancelled', 'Varve is closing; nothing was run.')
      const run = new LiveRun(runOf(plan, wanted))
      this.#keep(run)
      const work = this.#execute(run, { project, links, lock, ledger, tool })
      this.#underWay.add(work)
      void work.finally(() => this.#underWay.delete(work))
      return run.value.id
    } catch (error) {
      await Promise.all([ledger.close(), lock.release()])
      throw error
    }
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

  /** Runs on one connection, newest first. */
  list(connectionId: string): Run[] {
    return [...this.#runs.values()]
      .map((run) => run.value)
      .filter((run) => run.connectionId === connectionId)
      .reverse()
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
    // Whoever is told that a run has ended finds the lock free and the catalog to be looked at anew.
    await Promise.all([ledger.close(), lock.release()])
    this.#needs.moved(run.value.connectionId)
    run.end(end.outcome, end.changes, end.changesNote)
  }

  #keep(run: LiveRun): void {
    this.#runs.set(run.value.id, run)
    for (const [id, { value }] of this.#runs) {
      if (this.#runs.size <= keptRuns) return
      if (value.outcome !== null) this.#runs.delete(id)
    }
  }
}

async function takeLock(links: RunLinks): Promise<RunLock> {
  const answer = await links.lock()
  if ('lock' in answer) return answer.lock
  throw busy(answer.holder)
}

function busy(holder: LockHolder): AppError {
  const since = holder.since === null ? '' : ` since ${holder.since}`
  return new AppError(
    'busy',
    `Another run holds this database: ${holder.who}, backend ${holder.backend}${since}.`,
    {
      advice: 'Wait until it has ended, or cancel it where it was started.',
    },
  )
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

function runOf(plan: Plan, { folder, connectionId, direction }: WantedRun): Run {
  return {
    id: randomUUID(),
    folder,
    connectionId,
    direction,
    steps: plan.steps.map((step) => ({
      plan: step,
      state: 'waiting',
      ms: null,
      statements: step.statements.map(() => ({
        state: 'waiting',
        startedAt: null,
        ms: null,
        rows: null,
        notices: [],
      })),
      heard: [],
    })),
    startedAt: new Date().toISOString(),
    ms: null,
    cancelling: false,
    waitingFor: null,
    outcome: null,
    changes: null,
    changesNote: null,
  }
}
