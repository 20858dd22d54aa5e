import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { ComparedChange, Comparison, IgnoreRule, Rename, WantedComparison } from '#contract/compare'
import type { Project } from '#contract/revision'
import { changeKey } from '../diff/change-key'
import { withoutDefiners } from '../diff/definers'
import { atHome } from '../diff/home'
import { withRules } from '../diff/ignore'
import { diffOwners } from '../diff/owners'
import { renameChanges } from '../diff/renames/changes'
import { proposals } from '../diff/renames/proposals'
import { dialectNamed } from '../dialects'
import { AppError } from '../errors'
import { readIgnoreRules } from '../projects/ignore-rules'
import { decided } from './decided'
import { diffInTurns } from './diff-in-turns'
import type { CompareNeeds, ReadSide, Work } from './needs'
import { step } from './needs'
import { notesOf } from './notes'
import { meantFor, restated, speakAlike } from './restate'
import { readSide, seenSide } from './sides'

/** A comparison with what plans are made of. */
export interface Compared {
  readonly comparison: Omit<Comparison, 'id'>
  readonly wanted: WantedComparison
  /** *from* as its own server spelled it. */
  readonly read: Catalog
  /** *from* before the renames. */
  readonly start: Catalog
  /** *from* behind them. */
  readonly from: Catalog
  readonly to: Catalog
}

/** Reads both sides, at the same time, and tells every difference. */
export async function compareSides(
  needs: CompareNeeds,
  wanted: WantedComparison,
  work: Work,
): Promise<Compared> {
  const { scratch } = wanted
  const [left, right] = await Promise.all([
    readSide(needs, wanted.from, wanted, work),
    readSide(needs, wanted.to, wanted, work),
  ])
  const sides = alike(left, right)
  const start = sides.from
  const renames = wanted.renames.map((rename) => atSchema(rename, start))
  const behind = await decided(needs, start, renames, scratch, work)
  const settled = await settle(needs, { from: behind.catalog, to: sides.to }, scratch, work)
  const { changes } = settled
  const [from, to] = [meantFor(start, settled.from), meantFor(start, settled.to)]
  const owners = left.owned && right.owned ? diffOwners(start, sides.to) : []
  const { rules, notice } = await rulesOf(wanted.folder)
  return {
    wanted: { ...wanted, renames },
    read: left.catalog,
    // A plan is proved from what was restated, which the renames have to be run on as well.
    start: renames.length === 0 ? from : start,
    from,
    to,
    comparison: {
      from: seenSide(left),
      to: seenSide(right),
      home: to.server.schema,
      changes: [
        ...renameChanges(renames, start).map(told),
        ...withRules([...changes, ...owners], [...(wanted.ignore ?? []), ...rules], to.server.schema),
      ],
      proposals: proposals(from, to, changes),
      renames,
      notes: [...notesOf([left, right]), ...behind.notes, ...settled.notes, ...notice],
    },
  }
}

function atSchema(rename: Rename, { server }: Catalog): Rename {
  const { ref } = rename
  return ref.schema === '' ? { ...rename, ref: { ...ref, schema: server.schema } } : rename
}

function told(change: Change): ComparedChange {
  return { key: changeKey(change), change, ignoredBy: null }
}

/** Both catalogs in one dialect and under one name, without the table in which a project's tool keeps its revisions. */
function alike(left: ReadSide, right: ReadSide): { from: Catalog; to: Catalog } {
  const { server } = left.catalog
  if (server.dialect !== right.catalog.server.dialect)
    throw new AppError(
      'not-comparable',
      `${left.title} is ${left.catalog.server.flavour} and ${right.title} is ${right.catalog.server.flavour}: they have different kinds of objects and types.`,
      { advice: 'Compare two databases of the same kind.' },
    )
  const kept = [left, right].flatMap(({ versionTable }) => versionTable ?? [])
  const oneHome = dialectNamed(server.dialect).schemasAreDatabases
  const bare = ({ catalog }: ReadSide, other: ReadSide, owned: boolean): Catalog => {
    const rest = without(catalog, kept, other.catalog, oneHome)
    return owned ? rest : withoutDefiners(rest)
  }
  // What stands in a live database keeps its definers, whatever it is compared with.
  const from = bare(left, right, left.owned)
  const to = bare(right, left, left.owned && right.owned)
  return { from, to: oneHome ? atHome(to, server.schema) : to }
}

function without(
  catalog: Catalog,
  kept: readonly NonNullable<Project['versionTable']>[],
  other: Catalog,
  oneHome: boolean,
): Catalog {
  if (kept.length === 0) return catalog
  const { schema: landing } = catalog.server
  const isKept = ({ schema, name }: { readonly schema: string; readonly name: string }): boolean =>
    kept.some(
      (one) => one.name === name && (schema === (one.schema ?? landing) || (oneHome && schema === landing)),
    )
  const tables = catalog.tables.filter((table) => !isKept(table))
  // A schema that holds nothing else goes with its table, unless the other side has it too.
  const standing = new Set([
    landing,
    ...other.schemas.map(({ name }) => name),
    ...[...tables, ...catalog.views, ...catalog.enums].map(({ schema }) => schema),
    ...catalog.objects.map(({ ref }) => ref.schema),
  ])
  const goes = (name: string) => kept.some(({ schema }) => schema === name) && !standing.has(name)
  return { ...catalog, tables, schemas: catalog.schemas.filter(({ name }) => !goes(name)) }
}

interface Settled {
  readonly from: Catalog
  readonly to: Catalog
  readonly changes: readonly Change[]
  readonly notes: readonly string[]
}

/** The differences; where servers that spell otherwise see some, those that one server sees. */
async function settle(
  needs: CompareNeeds,
  sides: { readonly from: Catalog; readonly to: Catalog },
  scratch: string | null,
  work: Work,
): Promise<Settled> {
  work.tell(step('Comparing'))
  const changes = await diffInTurns(sides.from, sides.to, work.signal)
  if (changes.length === 0 || speakAlike(sides.from, sides.to)) return { ...sides, changes, notes: [] }
  const both = await restated(needs, sides, scratch, work)
  if ('why' in both) return { ...sides, changes, notes: [both.why] }
  return { ...both, changes: await diffInTurns(both.from, both.to, work.signal) }
}

async function rulesOf(folder: string | null): Promise<{ rules: readonly IgnoreRule[]; notice: string[] }> {
  if (folder === null) return { rules: [], notice: [] }
  try {
    return { rules: await readIgnoreRules(folder), notice: [] }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { message, advice } = error.data
    return { rules: [], notice: [[message, advice].filter((words) => words !== null).join(' ')] }
  }
}
