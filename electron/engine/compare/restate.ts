import type { Catalog } from '#contract/catalog'
import { withDefiners } from '../diff/definers'
import { atHome } from '../diff/home'
import { dialectNamed } from '../dialects'
import { toAppErrorData } from '../errors'
import { withCopy } from './copies'
import type { CompareNeeds, Work } from './needs'
import { step } from './needs'
import type { Restatement } from './restatements'
import { refuseIfStopped } from './stopped'

/**
 * Servers of other versions spell equal things in other words: both catalogs are made in throwaways of one kind, and
 * read there.
 */
export async function restated(
  needs: CompareNeeds,
  sides: { readonly from: Catalog; readonly to: Catalog },
  scratch: string | null,
  work: Work,
): Promise<Restatement | { readonly why: string }> {
  const { from, to } = sides
  try {
    return await needs.restatements.of(sides, scratch, () => remade(needs, sides, scratch, work))
  } catch (error) {
    refuseIfStopped(work.signal)
    const { message } = toAppErrorData(error)
    return {
      why: `${serversOf(from, to)} may spell equal things otherwise, and this could not be checked: ${message}`,
    }
  }
}

async function remade(
  needs: CompareNeeds,
  { from, to }: { readonly from: Catalog; readonly to: Catalog },
  scratch: string | null,
  work: Work,
): Promise<Restatement> {
  work.tell(step('Spelling both sides as one server does'))
  const copied = (catalog: Catalog): Promise<{ catalog: Catalog; notes: readonly string[] }> =>
    withCopy(needs, { catalog, scratch }, work, async (copy) => ({
      catalog: withCounts(atHome(await copy.look(), from.server.schema), catalog),
      notes: copy.throwaway.notes,
    }))
  // Both, though one may come from such a server: some words settle only once a server is told its own.
  const [left, right] = await Promise.all([copied(from), copied(to)])
  return { from: left.catalog, to: right.catalog, notes: [...new Set([...left.notes, ...right.notes])] }
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
