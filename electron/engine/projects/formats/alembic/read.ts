import { basename, dirname, join } from 'node:path'
import type { Problem, Project } from '#contract/revision'
import { AppError } from '#engine/errors'
import { listFolder } from '../../folder'
import { type Location, locate } from './config/locate'
import { heldOffers } from './offers/offers'
import { historyOf } from './history-of-files'
import { configProblem, outsideProblem, sectionsProblem } from './problems'
import { toRelative } from './relative'
import { readVersionTable } from './version-table'
import { listVersions } from './versions/folders'
import { readAll } from './versions/read-all'

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
  const { revisions, problems } = historyOf(folder, files)
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
    revisions: [...revisions],
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
