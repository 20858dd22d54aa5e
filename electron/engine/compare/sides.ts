import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Catalog } from '#contract/catalog'
import type { CompareSide, SeenSide, WantedComparison } from '#contract/compare'
import type { DialectName } from '#contract/connection'
import { dialectOf } from '../dialects'
import type { CompareNeeds, ReadSide, Work } from './needs'
import { step } from './needs'
import { projectSide } from './project-side'
import { readSideFile } from './side-file'
import { readSnapshot } from './snapshot/read'
import { sqlSide } from './sql-side'
import { unlessStopped } from './stopped'

/** Reads a side as it is now. */
export async function readSide(
  needs: CompareNeeds,
  side: CompareSide,
  { scratch, counted = true }: Pick<WantedComparison, 'scratch' | 'counted'>,
  work: Work,
): Promise<ReadSide> {
  switch (side.kind) {
    case 'connection': {
      const { name } = await needs.connection(side.connectionId)
      work.tell(step(`Reading ${name}`))
      const catalog = await unlessStopped(needs.look(side.connectionId, counted), work.signal)
      return plain(side, titleOf(name, catalog), catalog, true)
    }
    case 'project':
      return projectSide(needs, side, scratch, work)
    case 'snapshot': {
      work.tell(step(`Reading ${basename(side.file)}`))
      const text = await readSideFile(side.file)
      const { mtime } = await stat(side.file)
      const { catalog, owned } = readSnapshot(text, side.file, mtime.toISOString())
      return plain(side, basename(side.file), catalog, owned)
    }
    case 'sql': {
      const { catalog, notes } = await sqlSide(needs, side, scratch, work)
      return { ...plain(side, basename(side.file), catalog, false), notes }
    }
  }
}

/** What a side speaks, where that is known before it is read. */
export async function dialectOfSide(
  needs: Pick<CompareNeeds, 'connection'>,
  side: CompareSide,
): Promise<DialectName | null> {
  if (side.kind === 'snapshot') return null
  if (side.kind !== 'connection') return side.dialect
  return dialectOf((await needs.connection(side.connectionId)).target).name
}

/** A side as a comparison tells it. */
export function seenSide({ side, title, catalog }: ReadSide): SeenSide {
  return { side, title, server: catalog.server, readAt: catalog.readAt, objects: objectsIn(catalog) }
}

/** How many objects a catalog has. */
export function objectsIn({ tables, views, enums, objects }: Catalog): number {
  return tables.length + views.length + enums.length + objects.length
}

/** What is known by its URL has its database's name in it. */
function titleOf(name: string, { server: { database } }: Catalog): string {
  return name.endsWith(`/${database}`) || name.startsWith(`${database} on `) ? name : `${name} · ${database}`
}

function plain(side: CompareSide, title: string, catalog: Catalog, owned: boolean): ReadSide {
  return { side, title, catalog, owned, versionTable: null, notes: [] }
}
