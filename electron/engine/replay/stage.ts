import type { Renamed } from '#contract/effects'
import type { PlanStep } from '#contract/plan'
import type { Direction, Project, Revision, VersionTable } from '#contract/revision'
import type { Dialect, Session } from '../dialects/dialect'
import type { IdentifiedCatalog } from '../dialects/identities'
import { lacksExtensions, type Throwaway } from '../dialects/throwaway'
import { AppError } from '../errors'
import type { Graph } from '../projects/graph/vertex'
import { rowsAfter, versionChanges } from '../projects/graph/version-changes'
import { type Keepers, keepersOf } from '../runs/ledger-link'
import { partsOf, planStep } from '../runs/planner'
import { readScript } from '../runs/read-script'
import { placed } from '../runs/statement-runner'
import { together } from '../runs/together'
import type { FindTool } from '../runs/tool'
import { atRest } from './at-rest'
import { runByTool } from './by-tool'
import type { Point } from './points'
import { renamesBetween } from './renames-between'
import { StageLink } from './stage-link'

/** What a history is replayed with. */
export interface StageContext {
  readonly project: Project
  readonly graph: Graph
  readonly dialect: Dialect
  readonly tool: FindTool
  /** Whether it is the dialect's own database, inside this process. */
  readonly embedded: boolean
  /** Whether an extension can be made there; what only the server knows is found out by trying. */
  readonly has: (extension: string) => boolean
  /** By which name the throwaway's database goes in what is read of it. */
  readonly database: string
  readonly appVersion: string
}

/** What stood on a stage at some time. */
export interface Look extends IdentifiedCatalog {
  /** How many statements had been run. */
  readonly said: number
}

/** A throwaway on which a history stands at some point, with the tables in which Varve and the project's own tool keep what was run. */
export class Stage {
  readonly throwaway: Throwaway
  readonly #context: StageContext
  readonly #signal: AbortSignal | null
  readonly #link: StageLink
  readonly #keepers: Keepers
  readonly #madeTypes = new Set<string>()
  /** The statements that were run. */
  readonly #said: string[] = []
  /** The last look, until something is run. */
  #looked: Look | null = null
  #rows: ReadonlySet<string> = new Set()
  #at: Point

  private constructor(context: StageContext, throwaway: Throwaway, base: Point, signal: AbortSignal | null) {
    this.throwaway = throwaway
    this.#context = context
    this.#signal = signal
    this.#link = new StageLink(context.dialect, context.embedded, throwaway, signal)
    this.#keepers = keepersOf(context.dialect, versionTableOf(context), throwaway.server.schema)
    this.#at = base
  }

  /** Sets up an empty throwaway at base; it is closed with the stage. */
  static async at(
    base: Point,
    context: StageContext,
    throwaway: Throwaway,
    signal: AbortSignal | null,
  ): Promise<Stage> {
    const stage = new Stage(context, throwaway, base, signal)
    try {
      await stage.#link.use(async (session) => {
        await stage.#keepers.ledger.ensure(session)
        const schema = versionTableOf(context)?.schema ?? null
        if (schema !== null)
          await session.query(`create schema if not exists ${context.dialect.quote(schema)}`)
        await stage.#keepers.versions?.ensure(session)
      })
      return stage
    } catch (error) {
      await stage.close()
      throw error
    }
  }

  get at(): Point {
    return this.#at
  }

  /** Runs the revision that leads to this point, which is the next one. Where it fails, the stage is of no more use. */
  async up(to: Point): Promise<void> {
    if (to.revision === null || to.below?.key !== this.#at.key) throw new Error('the stage stands elsewhere')
    await this.#run(to.revision, 'up')
    this.#at = to
  }

  /** Runs the down part of the revision that led here. */
  async down(): Promise<void> {
    const { revision, below } = this.#at
    if (revision === null || below === null) throw new Error('nothing was run here')
    await this.#run(revision, 'down')
    this.#at = below
  }

  /** What stands there now. */
  async look(): Promise<Look> {
    if (this.#looked !== null) return this.#looked
    const { catalog, identities } = await this.#link.catalog()
    return (this.#looked = {
      catalog: atRest(catalog, this.#context.database),
      identities,
      said: this.#said.length,
    })
  }

  /** What goes by another name since an earlier look at this stage. */
  renamesSince(before: Look, now: Look): Renamed[] {
    if (before.identities !== null && now.identities !== null)
      return renamesBetween(before.identities, now.identities)
    const said = this.#said.slice(before.said, now.said)
    return this.#context.dialect.renamesSaid(said, before.catalog, now.catalog)
  }

  async close(): Promise<void> {
    await this.throwaway.close()
  }

  async #run(revision: string, direction: Direction): Promise<void> {
    this.#looked = null
    const step = await this.#stepOf(revision, direction)
    await this.#refuseMissing(step)
    if (!this.#context.embedded) await this.#refuseBeyond(step)
    await this.#link.use(async (session) => {
      if (step.transaction === 'delegated') await this.#delegated(session, step)
      else if (step.transaction === 'one') await this.#whole(session, step)
      else await this.#inParts(session, step)
    })
    const delegated = step.transaction === 'delegated'
    await this.#link.clean(delegated ? null : step.statements.map(({ sql }) => sql))
    if (!delegated && step.transaction !== 'one')
      await this.#link.use((session) => together(session, () => this.#keep(session, step)))
    if (step.versions !== null) this.#rows = new Set(step.versions.to)
  }

  async #stepOf(id: string, direction: Direction): Promise<PlanStep> {
    const { project, graph, dialect, tool } = this.#context
    const reader = { dialect, server: this.throwaway.server, tool, madeTypes: this.#madeTypes }
    const script = await readScript(project, id, direction, reader)
    const vertex = graph.byName.get(id)
    const moves = project.versionTable !== null && vertex !== undefined
    const to = moves
      ? rowsAfter(this.#rows, versionChanges(graph, { vertex, direction }, this.#rows))
      : new Set<string>()
    const { message } = revisionOf(project, id)
    const versions = moves ? { from: [...this.#rows].toSorted(), to: [...to].toSorted() } : null
    return planStep({ revision: id, message, direction, ...script }, 0, versions)
  }

  async #refuseMissing({ statements }: PlanStep): Promise<void> {
    const { dialect, has } = this.#context
    const { extensions } = await dialect.takenForGranted(statements.map(({ sql }) => sql))
    const missing = extensions.filter((name) => !has(name))
    if (missing.length > 0) throw lacksExtensions(missing)
  }

  /** A scratch database is made on the promise that nothing else on the server is touched. */
  async #refuseBeyond({ revision, statements }: PlanStep): Promise<void> {
    const beyond = await this.#context.dialect.beyondDatabase(statements.map(({ sql }) => sql))
    if (beyond === null) return
    throw new AppError(
      'not-replayed',
      `${revision} acts on the whole server, not on its database alone: ${firstLine(beyond)}`,
      { advice: 'Replay the history in the embedded PostgreSQL, where there is nothing else to be touched.' },
    )
  }

  /** The statements and what keeps them commit together. */
  async #whole(session: Session, step: PlanStep): Promise<void> {
    await session.query('begin')
    for (let index = 0; index < step.statements.length; index++) await this.#send(session, step, index)
    await this.#context.dialect.restore(session)
    await this.#keep(session, step)
    await session.query('commit')
  }

  async #inParts(session: Session, step: PlanStep): Promise<void> {
    for (const { first, end, transactional } of partsOf(step)) {
      if (transactional) await session.query('begin')
      for (let index = first; index < end; index++) await this.#send(session, step, index)
      if (!transactional) continue
      await this.#context.dialect.restore(session)
      await session.query('commit')
    }
  }

  async #delegated(session: Session, step: PlanStep): Promise<void> {
    const { tool, dialect } = this.#context
    await runByTool(step, { tool, dialect, throwaway: this.throwaway, session, signal: this.#signal })
    const found = (await this.#keepers.versions?.read(session)) ?? []
    if (found.join('\n') !== step.versions?.to.join('\n'))
      throw new AppError(
        'not-replayed',
        `Alembic says that it ran ${step.revision}, but the version table does not say so.`,
      )
    await this.#record(session, step)
  }

  async #send(session: Session, { file, statements }: PlanStep, index: number): Promise<void> {
    const statement = statements[index]
    if (statement === undefined) throw new Error(`no statement ${index}`)
    try {
      this.#said.push(statement.sql)
      await session.run(statement.sql)
    } catch (error) {
      throw placed(error, file, statement)
    }
  }

  /** As a run does it, for scripts that look. */
  async #keep(session: Session, step: PlanStep): Promise<void> {
    if (step.versions !== null) await this.#keepers.versions?.move(session, step.versions)
    await this.#record(session, step)
  }

  async #record(
    session: Session,
    { revision, message, direction, checksum, statements }: PlanStep,
  ): Promise<void> {
    await this.#keepers.ledger.insert(session, {
      revision,
      message,
      direction,
      checksum,
      state: 'done',
      statements: statements.length,
      statementsDone: statements.length,
      runBy: 'replay',
      appVersion: this.#context.appVersion,
      durationMs: 0,
    })
  }
}

/** Where a schema is a database, the version table of another one is somebody's own: a throwaway has its own. */
function versionTableOf({ project: { versionTable }, dialect }: StageContext): VersionTable | null {
  return versionTable !== null && dialect.schemasAreDatabases
    ? { ...versionTable, schema: null }
    : versionTable
}

function revisionOf(project: Project, id: string): Revision {
  const found = project.revisions.find((revision) => revision.id === id)
  if (found === undefined) throw new AppError('no-such-revision', `${project.name} has no revision ${id}.`)
  return found
}

function firstLine(sql: string): string {
  const line = sql.trim().split('\n', 1)[0] ?? ''
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
