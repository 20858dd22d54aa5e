import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { readConnectionUrl, writeConnectionUrl } from '#contract/connection-url'
import type { ConnectionOffer } from '#contract/revision'
import { readTextFile } from '../../../text-file'
import type { Location } from '../config/locate'
import { toRelative } from '../relative'
import { readEnvFile } from './env-file'

/** An offer with its password, which stays in the engine. */
export interface HeldOffer {
  readonly offer: ConnectionOffer
  readonly password: string | null
}

/** Names under which projects keep the database's address. */
const keys =
  /^(?:[A-Z0-9]+_)*(?:DATABASE|DB|POSTGRES|POSTGRESQL|MYSQL|SQLALCHEMY|ALEMBIC)(?:_DATABASE)?_(?:URL|URI|DSN)$/i
const envFiles = ['.env', '.env.local', '.env.development']

/** An address as it stands somewhere. */
export interface NamedUrl {
  readonly source: string
  readonly key: string
  readonly url: string
}

/** The connections that a project's settings, its .env files and the environment name, without one told twice. */
export async function heldOffers(
  folder: string,
  location: Location,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<HeldOffer[]> {
  const sources = await namedUrls(folder, location, environment)
  const offers = new Map<string, HeldOffer>()
  for (const source of sources) {
    const held = offerOf(source)
    if (held && ![...offers.values()].some((other) => isSame(other, held))) offers.set(held.offer.id, held)
  }
  return [...offers.values()]
}

/** Every address that the settings, the .env files and the environment name, passwords included. */
export async function namedUrls(
  folder: string,
  location: Location,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<NamedUrl[]> {
  const files = await readEnvFiles(folder, location.here)
  return [
    ...iniSources(folder, location, lookUpIn(files, environment)),
    ...files.flatMap(({ file, values }) => sourcesOf(file, values)),
    ...sourcesOf('the environment', new Map(Object.entries(environment))),
  ]
}

interface EnvFile {
  readonly file: string
  readonly values: ReadonlyMap<string, string>
}

async function readEnvFiles(folder: string, here: string): Promise<EnvFile[]> {
  const read: EnvFile[] = []
  for (const at of new Set([here, folder])) {
    for (const name of envFiles) {
      const found = await readTextFile(at, name)
      if ('text' in found)
        read.push({ file: toRelative(folder, join(at, name)), values: readEnvFile(found.text) })
    }
  }
  return read
}

function lookUpIn(files: readonly EnvFile[], environment: Readonly<Record<string, string | undefined>>) {
  return (name: string) => {
    for (const spelling of [name, name.toUpperCase()]) {
      const value =
        environment[spelling] ?? files.find(({ values }) => values.has(spelling))?.values.get(spelling)
      if (value !== undefined) return value
    }
    return null
  }
}

function iniSources(
  folder: string,
  { settings, here }: Location,
  lookUp: (name: string) => string | null,
): NamedUrl[] {
  const setting = settings?.getWith('sqlalchemy.url', lookUp)
  if (!setting || 'fault' in setting) return []
  const source = toRelative(folder, join(here, basename(setting.file)))
  return [{ source, key: 'sqlalchemy.url', url: setting.value }]
}

function sourcesOf(source: string, values: ReadonlyMap<string, string | undefined>): NamedUrl[] {
  return [...values].flatMap(([key, url]) =>
    url !== undefined && keys.test(key) ? [{ source, key, url }] : [],
  )
}

/** Alembic's template is full of stand-ins. */
const placeholder = /^driver:\/\/|:\/\/user:pass@localhost\/dbname/

function offerOf({ source, key, url }: NamedUrl): HeldOffer | null {
  if (url.trim() === '' || placeholder.test(url)) return null
  const read = readConnectionUrl(url)
  if (!read.ok) return null
  const id = createHash('sha256')
    .update(`${source}\n${key}\n${writeConnectionUrl(read.target)}`)
    .digest('hex')
    .slice(0, 16)
  const offer: ConnectionOffer = {
    id,
    source,
    key,
    target: read.target,
    hasPassword: read.password !== null,
    notes: read.notes,
  }
  return { offer, password: read.password }
}

function isSame(a: HeldOffer, b: HeldOffer): boolean {
  return (
    a.password === b.password && writeConnectionUrl(a.offer.target) === writeConnectionUrl(b.offer.target)
  )
}
