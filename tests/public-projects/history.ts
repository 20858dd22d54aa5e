import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Statement } from '#contract/plan'
import type { Direction, Revision } from '#contract/revision'
import type { ReadScript } from '#contract/script-change'
import type { Dialect } from '#engine/dialects/dialect'
import { toAppErrorData } from '#engine/errors'
import { alembic } from '#engine/projects/formats/alembic/index'
import { readScript } from '#engine/projects/formats/alembic/script/read-script'

/** What one direction of a revision comes to, or why that is not known. */
export type Told = { readonly statements: readonly Statement[] } | { readonly why: string }

/** A revision of a public project. */
export interface PublicRevision {
  readonly id: string
  /** Absolute. */
  readonly file: string
  readonly as: Readonly<Record<Direction, Told>>
}

/** A project's revisions in running order, each as it is read as data. */
export async function readHistory(folder: string, dialect: Dialect): Promise<PublicRevision[]> {
  const versions = await alembic.detect(folder)
  if (versions === null) throw new Error(`${folder} holds no Alembic project.`)
  const { revisions } = await alembic.read(folder, versions)
  return Promise.all(revisions.map((revision) => readRevision(folder, revision, dialect)))
}

async function readRevision(folder: string, revision: Revision, dialect: Dialect): Promise<PublicRevision> {
  const file = join(folder, revision.upFile ?? '')
  const text = await readFile(file, 'utf8')
  const name = dialect.name === 'postgres' ? 'postgresql' : 'mysql'
  const told = (direction: Direction) => tell(readScript(text, direction, name), file, dialect)
  return { id: revision.id, file, as: { up: await told('up'), down: await told('down') } }
}

async function tell(script: ReadScript, file: string, dialect: Dialect): Promise<Told> {
  if (script.kind === 'not-readable') return { why: script.why }
  if (script.kind === 'empty') return { statements: [] }
  return dialect.render(script.changes, file).then(
    (statements) => ({ statements }),
    (error: unknown) => ({ why: toAppErrorData(error).message }),
  )
}
