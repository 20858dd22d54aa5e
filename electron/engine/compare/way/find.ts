import { createHash } from 'node:crypto'
import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { Rename } from '#contract/compare'
import type { SchemaPlan } from '#contract/schema-plan'
import { diff } from '../../diff/diff'
import { take } from '../../diff/take/take'
import { dialectNamed } from '../../dialects'

/** What a way is found from: two catalogs, and what of their differences is taken. */
export interface WantedFinding {
  /** *from* behind the renames. */
  readonly from: Catalog
  readonly to: Catalog
  /** The changes that are taken, without owners; null for all. */
  readonly chosen: readonly Change[] | null
  readonly renames: readonly Rename[]
  /** The renames as changes. */
  readonly renamed: readonly Change[]
  /** Changes of owners that are wanted, which no plan makes. */
  readonly owners: readonly Change[]
  /** What the fingerprint is to tell beside the changes and the statements. */
  readonly sides: string
}

/** A way that nobody has tried, with the catalog that it leads to. */
export interface FoundWay {
  readonly plan: Omit<SchemaPlan, 'proof'>
  /** How many of its changes a way is asked for; owners stand behind them. */
  readonly asked: number
  readonly to: Catalog
}

const ownerRefused =
  'Owners are no part of a plan: giving an object away needs rights that the plan can’t know of. Change it with ALTER … OWNER TO.'

/** Finds the statements; pure, and seconds of the processor where thousands of changes are taken. */
export function findWay(wanted: WantedFinding, tell: (words: string) => void): FoundWay {
  const { from, chosen, renames, renamed, owners, sides } = wanted
  tell('Finding what is taken')
  const { catalog: to, notes } =
    chosen === null ? { catalog: wanted.to, notes: [] } : take(from, wanted.to, chosen)
  const asked = [...renamed, ...diff(from, to)]
  tell(`Finding the statements for ${asked.length.toLocaleString('en-US')} changes`)
  const found = dialectNamed(from.server.dialect).way({ from, to, changes: asked, renames })
  const changes = [...asked, ...owners]
  const refused = [
    ...found.refused,
    ...owners.map((_, at) => ({ change: asked.length + at, why: ownerRefused })),
  ]
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([sides, changes, found.steps]))
    .digest('hex')
  return { plan: { ...found, changes, refused, notes, fingerprint }, asked: asked.length, to }
}
