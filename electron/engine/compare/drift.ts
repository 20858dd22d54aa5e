import { createHash } from 'node:crypto'
import type { Catalog } from '#contract/catalog'
import type { WantedComparison } from '#contract/compare'
import type { DialectName } from '#contract/connection'
import type { History } from '#contract/revision'
import { toAppErrorData } from '../errors'
import { readIgnoreRules } from '../projects/ignore-rules'
import { compareSides } from './compare'
import type { CompareNeeds } from './needs'
import { currentsOf } from './project-side'
import { snapshotText } from './snapshot/write'

/** A database and the project whose revisions it has. */
export interface Drifting {
  readonly folder: string
  readonly connectionId: string
  readonly scratch: string | null
}

/** All that the drift depends on, read in a few short queries. */
export interface DriftGround {
  /** The same while the drift is. */
  readonly key: string
  readonly dialect: DialectName
  readonly history: History
  readonly catalog: Catalog
}

/** Reads what the drift depends on now; throws where what stands in the database is no point of the history. */
export async function driftGround(needs: CompareNeeds, of: Drifting): Promise<DriftGround> {
  const { folder, connectionId, scratch } = of
  const { target } = await needs.connection(connectionId)
  const dialect = target.kind === 'embedded' ? 'postgres' : target.dialect
  const history = await needs.history(folder, connectionId)
  const replayed = await needs.replays.history({ folder, dialect, scratch })
  const point = replayed.pointAt(currentsOf(history))
  const rules = await readIgnoreRules(folder).catch((error: unknown) => toAppErrorData(error).message)
  const catalog = await needs.still(connectionId)
  const key = digest(JSON.stringify([folder, scratch, point.key, rules, contentOf(catalog)]))
  return { key, dialect, history, catalog }
}

const contents = new WeakMap<Catalog, string>()

/** What is in a catalog; the servers' fingerprints also move with what changes nothing, as MariaDB's with other databases. */
function contentOf(catalog: Catalog): string {
  const known = contents.get(catalog) ?? digest(snapshotText(catalog, true))
  contents.set(catalog, known)
  return known
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** How many differences there are between a database and what its project's current revisions make. */
export async function countDrift(
  needs: CompareNeeds,
  of: Drifting,
  ground: DriftGround,
  signal: AbortSignal,
): Promise<number> {
  const read = { look: async () => ground.catalog, history: async () => ground.history }
  const work = { tell: () => undefined, signal }
  const { comparison } = await compareSides({ ...needs, ...read }, driftComparison(of, ground), work)
  return comparison.changes.filter(({ ignoredBy }) => ignoredBy === null).length
}

/** The comparison behind drift: from what the project's current revisions make to what stands there. */
function driftComparison(
  { folder, connectionId, scratch }: Drifting,
  { dialect }: DriftGround,
): WantedComparison {
  return {
    from: { kind: 'project', folder, at: { kind: 'current', connectionId }, dialect },
    to: { kind: 'connection', connectionId },
    scratch,
    folder,
    renames: [],
  }
}
