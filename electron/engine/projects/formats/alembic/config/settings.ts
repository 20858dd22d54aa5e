import { delimiter } from 'node:path'
import { type Ini, readIni } from './ini'
import { interpolate } from './interpolate'
import { readTomlTable, type TomlEntry } from './toml'

/** Where a setting stands. */
export interface Setting {
  readonly value: string
  /** `alembic.ini` or `pyproject.toml`, without its folder. */
  readonly file: string
  readonly line: number
}

/** A setting that stands there, but can't be read. */
export interface SettingFault {
  readonly fault: string
}

/** One section of an alembic.ini, with `[tool.alembic]` of a pyproject.toml for what it doesn't say. */
export interface Settings {
  /** The ini section; `alembic` where there is only a pyproject.toml. */
  readonly section: string
  /** A setting with `%(…)s` put in; null where neither file has it. */
  get(key: string): Setting | SettingFault | null
  /** The same, with names that only the environment has. */
  getWith(key: string, extra: (name: string) => string | null): Setting | SettingFault | null
  /** A list: of the pyproject.toml as it is, of the ini cut at `separator` (Alembic's names), else at spaces and commas. */
  list(key: string, separator: string | null): readonly string[] | SettingFault
}

export interface ConfigTexts {
  /** The folder of the files: `%(here)s`. */
  readonly here: string
  readonly ini: string | null
  readonly pyproject: string | null
}

/** Reads the settings' files: one `Settings` a section that is Alembic's, `[alembic]` first; or why they can't be read. */
export function readSettings(texts: ConfigTexts): { sections: Settings[] } | SettingFault {
  const table = texts.pyproject === null ? null : readTomlTable(texts.pyproject, 'tool.alembic')
  if (texts.ini === null) return { sections: [settingsOf('alembic', null, table, texts.here)] }
  const ini = readIni(texts.ini)
  if ('line' in ini) return { fault: `Line ${ini.line} of alembic.ini ${ini.message}.` }
  const names = [...ini.sections]
    .filter(([name, options]) => name === 'alembic' || options.has('script_location'))
    .map(([name]) => name)
  if (names.length === 0 && table === null) return { fault: 'alembic.ini has no section [alembic].' }
  const ordered = [
    ...names.filter((name) => name === 'alembic'),
    ...names.filter((name) => name !== 'alembic'),
  ]
  const sections = (ordered.length === 0 ? ['alembic'] : ordered).map((name) =>
    settingsOf(name, ini, table, texts.here),
  )
  // A file whose [alembic] says nothing of its own is there for its other sections (or for env.py alone).
  const useful = sections.filter((settings) => settings.get('script_location') !== null)
  return { sections: useful.length > 0 ? useful : sections }
}

function settingsOf(
  section: string,
  ini: Ini | null,
  table: ReadonlyMap<string, TomlEntry> | null,
  here: string,
): Settings {
  const written = (name: string) => ini?.sections.get(section)?.get(name) ?? ini?.defaults.get(name) ?? null
  const known = (name: string) => written(name)?.text ?? (name === 'here' ? here.replaceAll('%', '%%') : null)
  const getWith = (key: string, extra: (name: string) => string | null): Setting | SettingFault | null => {
    const own = written(key)
    const entry = own === null ? table?.get(key) : undefined
    if (own) {
      // What the environment has is no template: its % signs mean themselves.
      const lookUp = (name: string) => known(name) ?? extra(name)?.replaceAll('%', '%%') ?? null
      return settle(own.text, lookUp, { key, file: 'alembic.ini', line: own.line })
    }
    if (!entry) return null
    const place = { key, file: 'pyproject.toml', line: entry.line }
    if (typeof entry.value === 'boolean' || typeof entry.value === 'number') {
      return { value: String(entry.value), file: place.file, line: place.line }
    }
    if (typeof entry.value === 'string') return settle(entry.value, known, place)
    return { fault: `Line ${entry.line} of pyproject.toml sets ${key} to something that is no text.` }
  }
  const get = (key: string) => getWith(key, () => null)
  const list = (key: string, separator: string | null) => {
    const entry = written(key) === null ? table?.get(key)?.value : undefined
    if (Array.isArray(entry)) {
      return entry
        .filter((item) => typeof item === 'string')
        .map((item) => item.replaceAll('%(here)s', here).replaceAll('%%', '%'))
    }
    const setting = get(key)
    if (setting === null) return []
    return 'fault' in setting ? setting : cut(setting.value, separator, key)
  }
  return { section, get, getWith, list }
}

function settle(
  text: string,
  lookUp: (name: string) => string | null,
  { key, file, line }: { key: string; file: string; line: number },
): Setting | SettingFault {
  const result = interpolate(text, lookUp)
  if ('text' in result) return { value: result.text, file, line }
  const why = 'missing' in result ? `refers to %(${result.missing})s, which has no value` : result.bad
  return { fault: `Line ${line} of ${file}: ${key} ${why}.` }
}

const separators: Record<string, RegExp | string> = {
  space: ' ',
  newline: /\r?\n/,
  os: delimiter,
  ':': ':',
  ';': ';',
}

function cut(text: string, separator: string | null, key: string): readonly string[] | SettingFault {
  const by =
    separator === null ? /, *| +/ : Object.hasOwn(separators, separator) ? separators[separator] : undefined
  if (by === undefined) {
    return { fault: `${key} is to be cut at "${separator}"; Alembic knows space, newline, os, : and ;.` }
  }
  return text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
