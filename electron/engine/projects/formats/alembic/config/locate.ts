import { access } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { readTextFile } from '../../../text-file'
import { above, findAlembic, type Find } from './find'
import { isFolder, isResource, packageFolder } from './package-folder'
import { readSettings, type Settings } from './settings'

/** Where an Alembic project's parts are. All paths are absolute. */
export interface Location {
  /** The folder of alembic.ini and pyproject.toml; where there is neither, the script folder. */
  readonly here: string
  readonly settings: Settings | null
  /** Holds env.py and script.py.mako. */
  readonly scriptFolder: string
  readonly versionFolders: readonly string[]
  /** Whether folders in the version folders count, too. */
  readonly recursive: boolean
  /** Other sections of the alembic.ini, and where their scripts are. */
  readonly others: readonly { readonly section: string; readonly scriptFolder: string }[]
  /** What is wrong with the settings; then the folders are the usual ones. */
  readonly faults: readonly string[]
}

/** Finds an Alembic project's parts; null where `folder` holds none. */
export async function locate(folder: string): Promise<Location | null> {
  const find = await findAlembic(folder)
  if (find === null) return null
  if (find.kind === 'settings') return locateFrom(find.folder, null)
  const scriptFolder = find.kind === 'versions' ? dirname(find.folder) : find.folder
  for (const here of above(scriptFolder)) {
    const location = (await hasSettings(here)) ? await locateFrom(here, scriptFolder) : null
    if (location) return location
  }
  return bare(find, scriptFolder)
}

async function hasSettings(here: string): Promise<boolean> {
  return access(join(here, 'alembic.ini')).then(
    () => true,
    () => false,
  )
}

function bare(find: Find, scriptFolder: string): Location {
  const versions = find.kind === 'versions' ? find.folder : join(scriptFolder, 'versions')
  return {
    here: scriptFolder,
    settings: null,
    scriptFolder,
    versionFolders: [versions],
    recursive: false,
    others: [],
    faults: [],
  }
}

/** The project of a settings folder; with `wanted`, only that section's whose scripts are there. */
async function locateFrom(here: string, wanted: string | null): Promise<Location | null> {
  const [ini, pyproject] = await Promise.all(
    ['alembic.ini', 'pyproject.toml'].map((file) => textOf(here, file)),
  )
  if (!ini || !pyproject) return null
  const read =
    ini.fault === null
      ? readSettings({ here, ini: ini.text, pyproject: pyproject.text })
      : { fault: ini.fault }
  if ('fault' in read) return wanted === null ? broken(here, read.fault) : null
  const places = await Promise.all(
    read.sections.map(async (settings) => ({ settings, script: await scriptFolderOf(here, settings) })),
  )
  const chosen = wanted === null ? places[0] : places.find(({ script }) => script.folder === wanted)
  if (!chosen) return null
  const { settings, script } = chosen
  const versions = await versionFoldersOf(here, settings, script.folder)
  const recursive = settings.get('recursive_version_locations')
  return {
    here,
    settings,
    scriptFolder: script.folder,
    versionFolders: versions.folders,
    recursive: recursive !== null && 'value' in recursive && /^(true|1|yes|on)$/i.test(recursive.value),
    others: places
      .filter((place) => place !== chosen && place.script.folder !== script.folder)
      .map((place) => ({ section: place.settings.section, scriptFolder: place.script.folder })),
    faults: [script.fault, versions.fault].filter((fault) => fault !== null),
  }
}

async function textOf(here: string, file: string): Promise<{ text: string | null; fault: string | null }> {
  const missing = await access(join(here, file)).then(
    () => false,
    () => true,
  )
  if (missing) return { text: null, fault: null }
  const read = await readTextFile(here, file)
  return 'text' in read ? { text: read.text, fault: null } : { text: null, fault: read.failure.message }
}

async function broken(here: string, fault: string): Promise<Location> {
  const names = ['alembic', 'migrations', '.']
  const stands = await Promise.all(names.map((name) => isFolder(join(here, name, 'versions'))))
  const scriptFolder = join(here, names[stands.indexOf(true)] ?? '.')
  const find: Find = { folder: scriptFolder, kind: 'scripts' }
  return { ...bare(find, scriptFolder), here, faults: [fault] }
}

interface Resolved {
  readonly folder: string
  readonly fault: string | null
}

async function scriptFolderOf(here: string, settings: Settings): Promise<Resolved> {
  const setting = settings.get('script_location')
  // Flask-Migrate's ini stands among the scripts and says nothing of where they are.
  if (setting === null) {
    const among = await isFolder(join(here, 'versions'))
    return { folder: here, fault: among ? null : `[${settings.section}] has no script_location.` }
  }
  if ('fault' in setting) return { folder: here, fault: setting.fault }
  return resolveLocation(here, setting.value, settings, `Line ${setting.line} of ${setting.file}`)
}

async function versionFoldersOf(
  here: string,
  settings: Settings,
  scriptFolder: string,
): Promise<{ folders: string[]; fault: string | null }> {
  const usual = [join(scriptFolder, 'versions')]
  const separator = settings.get('path_separator') ?? settings.get('version_path_separator')
  if (separator !== null && 'fault' in separator) return { folders: usual, fault: separator.fault }
  const listed = settings.list('version_locations', separator?.value ?? null)
  if ('fault' in listed) return { folders: usual, fault: listed.fault }
  if (listed.length === 0) return { folders: usual, fault: null }
  const resolved = await Promise.all(
    listed.map((path) => resolveLocation(here, path, settings, 'version_locations')),
  )
  return {
    folders: [...new Set(resolved.map(({ folder }) => folder))],
    fault: resolved.find(({ fault }) => fault !== null)?.fault ?? null,
  }
}

async function resolveLocation(
  here: string,
  location: string,
  settings: Settings,
  where: string,
): Promise<Resolved> {
  if (isAbsolute(location) || !isResource(location)) return { folder: resolve(here, location), fault: null }
  const folder = await packageFolder(location, here, searchedPaths(settings))
  if (folder !== null) return { folder, fault: null }
  const name = location.slice(0, location.indexOf(':'))
  return {
    folder: here,
    fault: `${where} names ${location}, but no package ${name} lies in ${here}, its src folder or prepend_sys_path.`,
  }
}

/** What `prepend_sys_path` adds to where Python looks for modules; none where it can't be read. */
export function searchedPaths(settings: Settings): readonly string[] {
  const separator = settings.get('path_separator')
  const by = separator !== null && 'value' in separator ? separator.value : null
  const listed = settings.list('prepend_sys_path', by)
  return 'fault' in listed ? [] : listed
}
