import { z } from 'zod'
import { DialectName, Flavour } from '#contract/connection'

/** Another number where a file of before can't be read as one of now. 2: PostgreSQL's names are quoted where they need it. */
export const snapshotVersion = 2

/** What a snapshot says of itself, before anything else is looked at. */
export const SnapshotHead = z.object({ varve: z.literal('snapshot'), version: z.int().min(1) })

/** Where the catalog was read; neither who read it nor when. */
export const SnapshotServer = z.object({
  dialect: DialectName,
  flavour: Flavour,
  version: z.string(),
  database: z.string(),
  schema: z.string(),
})

/** Left out of the file where there is nothing: optional in the catalog, and the same as not there. */
export const leftOutWhenEmpty: ReadonlySet<string> = new Set([
  'notNull',
  'inherited',
  'storage',
  'compression',
  'statistics',
  'parameters',
  'options',
  'spelling',
  'partitionBy',
  'foreignServer',
  'connectionCollation',
  'definer',
  'parents',
  'periods',
  'unshown',
  'unseen',
  'settings',
  'grants',
  'onDeleteColumns',
])

/** Left out whatever it is: it changes by itself. */
export const neverKept: ReadonlySet<string> = new Set(['estimatedRows', 'bytes', 'scans'])
