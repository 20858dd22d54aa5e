import type { Catalog } from '#contract/catalog'
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
  const [left, right] = await Promise.all(
    [from, to].map((catalog) =>
      withCopy(needs, { catalog, scratch }, work, async (copy) => ({
        catalog: withCounts(atHome(await copy.look(), from.server.schema), catalog),
        notes: copy.throwaway.notes,
      })),
    ),
  )
  if (left === undefined || right === undefined) throw new Error('two copies were asked for')
  return { from: left.catalog, to: right.catalog, notes: [...new Set([...left.notes, ...right.notes])] }
}

/** Whether the servers of two catalogs spell equal things alike. */
export function speakAlike({ server: one }: Catalog, { server: other }: Catalog): boolean {
  return dialectNamed(one.dialect).speakAlike(one, other)
}

/** A catalog with the rows and sizes that another look at the same tables has counted. */
export function withCounts(catalog: Catalog, counted: Catalog): Catalog {
  const key = ({ schema, name }: Catalog['tables'][number]): string => JSON.stringify([schema, name])
  const known = new Map(counted.tables.map((table) => [key(table), table]))
  return {
    ...catalog,
    tables: catalog.tables.map((table) => {
      const { estimatedRows = -1, bytes = null } = known.get(key(table)) ?? {}
      return { ...table, estimatedRows, bytes }
    }),
  }
}

function serversOf({ server: one }: Catalog, { server: other }: Catalog): string {
  return `${one.flavour} ${one.version} and ${other.flavour} ${other.version}`
}
