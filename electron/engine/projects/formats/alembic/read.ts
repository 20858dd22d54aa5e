import { basename, dirname, join } from 'node:path'
import type { Problem, Project, Revision } from '#contract/revision'
import { AppError } from '#engine/errors'
import { mapBounded } from '../../bounded'
import { listFolder } from '../../folder'
import { buildGraph } from '../../graph/build'
import { runningOrder } from '../../graph/order'
import { type Location, locate } from './config/locate'
import { heldOffers } from './offers/offers'
import { configProblem, fileProblem, graphProblems, outsideProblem, sectionsProblem } from './problems'
import { toRelative } from './relative'
import { readVersionTable } from './version-table'
import { type FoundFile, listVersions } from './versions/folders'
import { readVersionFile, type VersionFile } from './versions/version-file'

/** How many files are read before anything else gets a turn. */
const filesAtOnce = 32
/** Up to so many files every line of each is checked; of more, what tells the history and what looks wrong. */
const mostThorough = 150

/** Reads an Alembic project's whole history, without running any of it; what is wrong is a `Problem`. */
export async function read(folder: string): Promise<Project> {
  await listFolder(folder)
  const location = await locate(folder)
  if (location === null) {
    throw new AppError('not-a-folder', `${folder} holds no Alembic project any more.`, {
      advice: 'Put its alembic.ini or its env.py back.',
    })
  }
  const found = await listVersions(folder, location.versionFolders, location.recursive)
  const files = await readAll(folder, found.files)
  const env = toRelative(folder, join(location.scriptFolder, 'env.py'))
  const versionTable = await readVersionTable(location.scriptFolder, location.settings, env)
  const offers = await heldOffers(folder, location, process.env)
  const { revisions, problems } = historyOf(files)
  return {
    folder,
    versionsFolder: found.folders[0] ?? toRelative(folder, location.scriptFolder),
    name: projectName(folder, location),
    format: 'alembic',
    versionTable: versionTable.table,
    watched: [
      ...new Set([
        ...found.folders,
        toRelative(folder, location.here),
        toRelative(folder, location.scriptFolder),
      ]),
    ],
    offers: offers.map(({ offer }) => offer),
    revisions,
    problems: [
      ...settingsProblems(folder, location),
      ...found.outside.map((path) => outsideProblem(path, folder)),
      ...(versionTable.problem ? [versionTable.problem] : []),
      ...problems,
    ],
    ignored: [...found.ignored],
    readAt: new Date().toISOString(),
  }
}

async function readAll(folder: string, found: readonly FoundFile[]): Promise<VersionFile[]> {
  const thorough = found.length <= mostThorough
  return mapBounded(found, filesAtOnce, (file) => readVersionFile(folder, file, thorough))
}

function historyOf(files: readonly VersionFile[]): { revisions: Revision[]; problems: Problem[] } {
  const byId = new Map<string, VersionFile[]>()
  for (const file of files) {
    const id = file.read?.head?.id
    if (id === undefined) continue
    const same = byId.get(id)
    if (same) same.push(file)
    else byId.set(id, [file])
  }
  const revisions = [...byId.values()].flat().map(revisionOf)
  const graph = buildGraph(revisions)
  const first = new Map(revisions.toReversed().map((revision) => [revision.id, revision]))
  const ordered = runningOrder(graph).map(({ id }) => first.get(id))
  return {
    revisions: ordered.filter((revision) => revision !== undefined),
    problems: [
      ...files.map(fileProblem).filter((problem) => problem !== null),
      ...graphProblems(graph, (id) => (byId.get(id) ?? []).map(({ file }) => file)),
    ],
  }
}

function revisionOf({ file, checksum, read: text }: VersionFile): Revision {
  const head = text?.head
  return {
    id: head?.id ?? '',
    message: head?.message ?? '',
    downRevisions: [...(head?.downRevisions ?? [])],
    dependencies: [...(head?.dependencies ?? [])],
    labels: [...(head?.labels ?? [])],
    date: head?.date ?? null,
    upFile: file,
    downFile: file,
    hasUp: head?.hasUp ?? false,
    hasDown: head?.hasDown ?? false,
    checksum,
  }
}

function settingsProblems(folder: string, { faults, others, settings, here }: Location): Problem[] {
  const ini = toRelative(folder, join(here, 'alembic.ini'))
  const problems = faults.map((fault) => configProblem(fault, [ini]))
  return others.length > 0 && settings ? [...problems, sectionsProblem(others, settings.section)] : problems
}

/** The name of the folder the settings stand in, or of the first above it that isn't called like every other one. */
function projectName(folder: string, location: Location): string {
  let at = folder === location.scriptFolder ? location.here : folder
  while (
    /^(alembic|migrations?|versions|db|database|backend|server|api|src|app)$/i.test(basename(at)) &&
    basename(dirname(at)) !== ''
  ) {
    at = dirname(at)
  }
  return basename(at) || at
}
