import type { Catalog } from '#contract/catalog'
import { withDefiners } from '../diff/definers'
import { atHome } from '../diff/home'
import { dialectNamed } from '../dialects'
import { toAppErrorData } from '../errors'
import type { Glimpse } from '../dialects/throwaway'
import { bothSpelled, spelled } from './copies'
import type { CompareNeeds, Work } from './needs'
import { step } from './needs'
import { refuseIfStopped } from './stopped'

/** Two catalogs as one and the same server spells them. */
interface Restatement {
  readonly from: Catalog
  readonly to: Catalog
  readonly notes: readonly string[]
}

interface Sides {
  readonly from: Catalog
  readonly to: Catalog
}

/**
 * Servers of other versions spell equal things in other words: both catalogs are made in throwaways of one kind, and
 * read there.
 */
export async function restated(
  needs: CompareNeeds,
  sides: Sides,
  scratch: string | null,
  work: Work,
): Promise<Restatement | { readonly why: string }> {
  const { from, to } = sides
  try {
    const [left, right] = await saidOf(needs, sides, scratch, work)
    return {
      from: withCounts(atHome(left.catalog, from.server.schema), from),
      to: withCounts(atHome(right.catalog, from.server.schema), to),
      notes: [...new Set([...left.notes, ...right.notes])],
    }
  } catch (error) {
    refuseIfStopped(work.signal)
    const { message } = toAppErrorData(error)
    return {
      why: `${serversOf(from, to)} may spell equal things otherwise, and this could not be checked: ${message}`,
    }
  }
}

/** Both, though one may come from such a server: some words settle only once a server is told its own. Asked is what is not known. */
async function saidOf(
  needs: CompareNeeds,
  { from, to }: Sides,
  scratch: string | null,
  work: Work,
): Promise<[Glimpse, Glimpse]> {
  const { restatements } = needs
  const [left, right] = await Promise.all([restatements.find(from, scratch), restatements.find(to, scratch)])
  if (left !== null && right !== null) return [left, right]
  work.tell(step('Spelling both sides as one server does'))
  const asked = async (catalog: Catalog): Promise<Glimpse> => {
    const said = await spelled(needs, { catalog, scratch }, work)
    await restatements.keep(catalog, scratch, said)
    return said
  }
  if (left !== null) return [left, await asked(to)]
  if (right !== null) return [await asked(from), right]
  const both = await bothSpelled(needs, { first: from, catalog: to, scratch }, work)
  await restatements.keep(from, scratch, both[0])
  await restatements.keep(to, scratch, both[1])
  return both
}

/** Whether one and the same version of a product has told both. */
function isSameServer(
  { server: one }: Pick<Catalog, 'server'>,
  { server: other }: Pick<Catalog, 'server'>,
): boolean {
  return one.flavour === other.flavour && one.version === other.version
}

/**
 * A catalog as a plan for a server takes it: by that server's own name and version, without what only the one that
 * spelled it knows. Before version 18 PostgreSQL's not-null constraints have no names.
 */
export function meantFor({ server, tables }: Catalog, catalog: Catalog): Catalog {
  if (isSameServer(catalog, { server })) return catalog
  const named = tables.some(({ columns }) => columns.some(({ notNull }) => notNull != null))
  return {
    ...catalog,
    server,
    tables: named
      ? catalog.tables
      : catalog.tables.map((table) => ({
          ...table,
          columns: table.columns.map(({ notNull, ...column }) =>
            notNull?.validated === false ? { ...column, notNull } : column,
          ),
        })),
  }
}

/** Whether the servers of two catalogs spell equal things alike. */
export function speakAlike({ server: one }: Catalog, { server: other }: Catalog): boolean {
  return dialectNamed(one.dialect).speakAlike(one, other)
}

/** A catalog made from another's DDL, with what that one knew besides: rows and sizes counted, and definers. */
export function withCounts(catalog: Catalog, counted: Catalog): Catalog {
  const key = ({ schema, name }: Catalog['tables'][number]): string => JSON.stringify([schema, name])
  const known = new Map(counted.tables.map((table) => [key(table), table]))
  return {
    ...withDefiners(catalog, counted),
    tables: catalog.tables.map((table) => {
      const { estimatedRows = -1, bytes = null } = known.get(key(table)) ?? {}
      return { ...table, estimatedRows, bytes }
    }),
  }
}

function serversOf({ server: one }: Catalog, { server: other }: Catalog): string {
  return `${one.flavour} ${one.version} and ${other.flavour} ${other.version}`
}
