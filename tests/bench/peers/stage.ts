import type { Catalog } from '#contract/catalog'
import type { Pair } from '../../scenarios/diff/pair'
import { runScript } from '../../scenarios/diff/place'
import { renamesOf, renameStatements } from '../../scenarios/diff/renamed'
import { valuesHeld } from '../../scenarios/diff/rows'
import { copyOf, type FreshDatabase, freshDatabase } from '../../support/databases'
import { dumped } from '../../support/pg-dump'
import { shapeOf } from './dump-shape'

/** A schema that stands in a database. */
export interface Side {
  readonly database: FreshDatabase
  readonly catalog: Catalog
  /** What pg_dump says of it. */
  readonly shape: string
}

/** Both schemas of a pair; what tries to change one into the other gets a copy. */
export interface Stage {
  readonly pair: Pair
  readonly from: Side
  readonly to: Side
  /** `from` once what was renamed goes by its new name. */
  readonly behind: Catalog
  /** How many values the columns hold that are on both sides; null where `from` puts none in. */
  readonly held: Record<string, number> | null
  close(): Promise<void>
}

/** Makes both schemas of a pair. */
export async function openStage(pair: Pair): Promise<Stage> {
  const from = await standing(pair.from)
  const to = await standing(pair.to)
  const renamed = await copyOf(from.database)
  try {
    const session = await renamed.connect()
    const { dialect } = renamed
    const renames = renamesOf(pair.there.renames, from.catalog)
    for (const sql of renameStatements(renames, dialect)) await session.run(sql)
    const behind = renames.length === 0 ? from.catalog : await dialect.introspect(session)
    const fills = /\binsert into\b/i.test(pair.from)
    return {
      pair,
      from,
      to,
      behind,
      held: fills ? await valuesHeld(dialect, session, behind, to.catalog) : null,
      close: async () => {
        await from.database.drop()
        await to.database.drop()
      },
    }
  } finally {
    await renamed.drop()
  }
}

async function standing(script: string): Promise<Side> {
  const database = await freshDatabase('postgres')
  const session = await database.connect()
  await runScript(database.dialect, session, script)
  const catalog = await database.dialect.introspect(session)
  // Nobody may be connected where a database is copied.
  await session.close()
  return { database, catalog, shape: shapeOf(await dumped(database)) }
}
