import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Catalog } from '#contract/catalog'
import type { WorkProgress } from '#contract/compare'
import type { DialectName } from '#contract/connection'
import type { Project } from '#contract/revision'
import { dialectNamed } from '../dialects'
import type { Dialect } from '../dialects/dialect'
import { buildGraph } from '../projects/graph/build'
import { assertSound } from '../projects/graph/faults'
import { formatNamed } from '../projects/formats'
import { readScript } from '../runs/read-script'
import type { FindTool } from '../runs/tool'
import { type Point, Points } from './points'
import { rememberedTool } from './remembered-tool'
import { ReplayedHistory } from './replayed-history'
import { boundFolder, SavedCatalogs } from './saved-catalogs'
import type { Throwaways } from './throwaways'

/** Of what is kept of a catalog: another number makes every kept one worthless. */
const catalogFormat = 2

/** A history and where it is replayed. */
export interface Replayed {
  readonly folder: string
  readonly dialect: DialectName
  /** The connection on whose server; null: the embedded PostgreSQL. */
  readonly scratch: string | null
}

/** What replays need of the engine around them. */
export interface ReplaysNeeds {
  readonly appVersion: string
  readonly dataFolder: string
  readonly throwaways: Throwaways
  readonly project: (folder: string) => Promise<Project>
  readonly tool: (project: Project) => FindTool
}

/** The histories that were replayed, and what each of their revisions made. */
export class Replays {
  readonly #needs: ReplaysNeeds
  /** The last one of a file: what it reads and runs, others of the same file need not. */
  readonly #open = new Map<string, { key: string; history: ReplayedHistory }>()

  constructor(needs: ReplaysNeeds) {
    this.#needs = needs
  }

  /** The history as its files are now. */
  async history({ folder, dialect: name, scratch }: Replayed): Promise<ReplayedHistory> {
    const { throwaways, appVersion, dataFolder } = this.#needs
    const dialect = dialectNamed(name)
    const [project, server] = await Promise.all([
      this.#needs.project(folder),
      throwaways.serverOf({ dialect: name, scratch }),
    ])
    const graph = buildGraph(project.revisions)
    assertSound(graph)
    const where = server === null ? [appVersion] : [server.flavour, server.version, server.database]
    const base = digest([catalogFormat, name, where, project.versionTable, await settingsOf(project, name)])
    const contents = new Map(project.revisions.map(({ id, checksum }) => [id, checksum ?? '']))
    const points = new Points(graph, base, (id) => contents.get(id) ?? '')
    const file = digest([project.folder, name, where])
    const key = points.at(points.heads).key + [...contents.values()].join()
    const known = this.#open.get(file)
    if (known?.key === key) return known.history
    const tool = rememberedTool(() => this.#needs.tool(project))
    const replayFolder = join(dataFolder, 'replay')
    const saved = await SavedCatalogs.read(join(replayFolder, `${file}.jsonl`))
    await saved.keepOnly(points.keys)
    await boundFolder(replayFolder)
    const has = (extension: string) => server !== null || dialect.throwaways?.has(extension) === true
    const embedded = server === null
    const context = {
      embedded,
      has,
      project,
      graph,
      dialect,
      tool,
      database: server?.database ?? 'postgres',
      appVersion,
    }
    const history = new ReplayedHistory(context, points, saved, async (revisions) => {
      const taken = server === null ? await takenForGranted(project, revisions, dialect, tool) : nothing
      return throwaways.open({ dialect: name, scratch, ...taken })
    })
    this.#open.set(file, { key, history })
    return history
  }

  /** What the history makes once all of these revisions (none: base) have been run; throws why it could not be replayed. */
  async catalogAt(
    { at, ...replayed }: Replayed & { readonly at: readonly string[] | 'heads' },
    progress: (told: WorkProgress) => void,
    signal: AbortSignal | null,
  ): Promise<Catalog> {
    const history = await this.history(replayed)
    const point = history.pointAt(at)
    for await (const step of history.replay([point], signal)) progress(runningWords(step, point))
    return history.catalogAt(point)
  }
}

/** What is told of a revision before it is run. */
export function runningWords({ revision, depth }: Point, { depth: total }: Point): WorkProgress {
  return { kind: 'progress', words: `Replaying ${revision ?? 'base'}`, done: depth - 1, total }
}

const nothing = { extensions: [], roles: [] }

/** What of the whole project, beside a revision's own file, says what it does: the names that it leaves to a convention. */
async function settingsOf(project: Project, dialect: DialectName): Promise<unknown> {
  for (const { id, hasUp } of project.revisions) {
    const script = hasUp
      ? await formatNamed(project.format)
          .script(project, id, 'up', dialect)
          .catch(() => null)
      : null
    if (script?.kind === 'text') return null
    if (script?.kind === 'changes' && script.changes.length > 0) return script.namingConvention
  }
  return null
}

/** What the revisions' own statements take for granted and the embedded database can have; what can't be read is found out by running it. */
async function takenForGranted(
  project: Project,
  revisions: readonly string[],
  dialect: Dialect,
  tool: FindTool,
): Promise<{ extensions: string[]; roles: readonly string[] }> {
  const statements: string[] = []
  for (const id of revisions)
    for (const direction of ['up', 'down'] as const) {
      const reader = { dialect, server: null, tool, madeTypes: new Set<string>() }
      const script = await readScript(project, id, direction, reader).catch(() => null)
      statements.push(...(script?.statements ?? []).map(({ sql }) => sql))
    }
  const { extensions, roles } = await dialect.takenForGranted(statements)
  return { extensions: extensions.filter((name) => dialect.throwaways?.has(name) === true), roles }
}

function digest(of: unknown): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('hex')
}
