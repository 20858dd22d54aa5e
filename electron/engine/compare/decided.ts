import type { Catalog } from '#contract/catalog'
import type { Rename } from '#contract/compare'
import { atHome } from '../diff/home'
import { renameChanges } from '../diff/renames/changes'
import { renamed } from '../diff/renames/renamed'
import { dialectNamed } from '../dialects'
import { AppError, toAppErrorData } from '../errors'
import { withCopy } from './copies'
import type { CompareNeeds, Work } from './needs'
import { step } from './needs'
import { withCounts } from './restate'
import { refuseIfStopped } from './stopped'

/** *from* behind the renames that the user decided: run in a throwaway copy and read there, or else followed by name. */
export async function decided(
  needs: CompareNeeds,
  from: Catalog,
  renames: readonly Rename[],
  scratch: string | null,
  work: Work,
): Promise<{ catalog: Catalog; notes: readonly string[] }> {
  if (renames.length === 0) return { catalog: from, notes: [] }
  for (const rename of renames) refuseUnknown(from, rename)
  const followed = renamed(from, renames)
  work.tell(step('Trying the renames'))
  try {
    const dialect = dialectNamed(from.server.dialect)
    const way = dialect.way({ from: followed, to: followed, changes: renameChanges(renames, from), renames })
    const catalog = await withCopy(needs, { catalog: from, scratch }, work, async (copy) => {
      await copy.on(async (session) => {
        for (const { sql } of way.steps.flatMap(({ statements }) => statements)) await session.run(sql)
      })
      return copy.look()
    })
    return { catalog: withCounts(atHome(catalog, from.server.schema), followed), notes: [] }
  } catch (error) {
    refuseIfStopped(work.signal)
    const { message } = toAppErrorData(error)
    const note = `The renames were followed by name and not tried (${message}): what names them in its text, a view or a check, may be told as changed.`
    return { catalog: followed, notes: [note] }
  }
}

function refuseUnknown(catalog: Catalog, { ref, to }: Rename): void {
  const isTable = ref.kind === 'table'
  const table = catalog.tables.find(
    ({ schema, name }) => schema === ref.schema && name === (isTable ? ref.name : ref.table),
  )
  const stands = isTable || table?.columns.some(({ name }) => name === ref.name) === true
  if (table !== undefined && stands && to !== '') return
  const what = isTable ? `table ${ref.name}` : `column ${ref.table ?? ''}.${ref.name}`
  throw new AppError('no-such-object', `There is no ${what} to be renamed to ${JSON.stringify(to)}.`, {
    advice: 'Name a table, or a column of one, that stands in what is compared from.',
  })
}
