import type { Catalog } from '#contract/catalog'
import type { Rename } from '#contract/compare'
import type { Session } from '#engine/dialects/dialect'
import type { Marks } from './pair'
import { made, type Place } from './place'
import { renamesOf, renameStatements } from './renamed'
import { valuesHeld } from './rows'

/** Where a way begins. */
export interface Beginning {
  /** A link to the database as `start` has it. */
  readonly session: Session
  readonly start: Catalog
  /** As it stands once the renames have run. */
  readonly from: Catalog
  readonly renames: readonly Rename[]
  /** How many values the columns hold that are on both sides; null where the script puts none in. */
  readonly held: Record<string, number> | null
}

/** Makes the schema that a way begins with, and looks at it as it is once the renames have run. */
export async function begin(place: Place, script: string, to: Catalog, marks: Marks): Promise<Beginning> {
  const { dialect } = place
  const { session, catalog: start } = await made(place, script)
  const renames = renamesOf(marks.renames, start)
  const fills = /\binsert into\b/i.test(script)
  for (const sql of renameStatements(renames, dialect)) await session.run(sql)
  const from = renames.length === 0 ? start : await dialect.introspect(session)
  const held = fills ? await valuesHeld(dialect, session, from, to) : null
  const again = renames.length === 0 ? session : (await made(place, script)).session
  return { session: again, start, from, renames, held }
}
