import { basename } from 'node:path'
import type { Catalog } from '#contract/catalog'
import type { CompareSide } from '#contract/compare'
import { dialectNamed } from '../dialects'
import { throwawayOptions } from '../replay/throwaway-options'
import { placed } from '../runs/statement-runner'
import type { CompareNeeds, Work } from './needs'
import { step } from './needs'
import { readSideFile } from './side-file'
import { onLink, refuseIfStopped } from './stopped'

/** What a file of SQL makes in an empty database: it is run in a throwaway, and looked at. */
export async function sqlSide(
  { throwaways }: CompareNeeds,
  { file, dialect }: Extract<CompareSide, { kind: 'sql' }>,
  scratch: string | null,
  { tell, signal }: Work,
): Promise<{ catalog: Catalog; notes: readonly string[] }> {
  const name = basename(file)
  const speaks = dialectNamed(dialect)
  const { text, copies } = speaks.withoutRows(await readSideFile(file))
  const statements = await speaks.split(text)
  tell(step(`Running ${name}`, 0, statements.length))
  const sql = statements.map((statement) => statement.sql)
  const throwaway = await throwaways.openFor({ dialect, scratch }, sql)
  try {
    await onLink(
      () => throwaway.connect(throwawayOptions),
      signal,
      async (session) => {
        for (const [at, statement] of statements.entries()) {
          refuseIfStopped(signal)
          if (at % 20 === 0) tell(step(`Running ${name}`, at, statements.length))
          await session.run(statement.sql).catch((error: unknown) => {
            throw placed(error, file, statement)
          })
        }
        if (await session.inTransaction()) await session.run('commit')
      },
    )
    // A link of its own: no setting of the file reaches what is read.
    const catalog = await onLink(
      () => throwaway.connect(throwawayOptions),
      signal,
      (session) => speaks.introspect(session),
    )
    const nothing = statements.length === 0 ? ['it has no statement, so it makes an empty schema.'] : []
    const rows = copies === 0 ? [] : ['the rows behind COPY were left out: a schema has none.']
    return { catalog, notes: [...nothing, ...rows, ...throwaway.notes] }
  } finally {
    await throwaway.close()
  }
}
