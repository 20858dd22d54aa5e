import type { Direction, Project } from '#contract/revision'
import type { ToldScript } from '#contract/told-script'
import { AppError, toAppErrorData } from '../errors'
import { namedRevisions } from '../projects/named-revisions'
import { type Reader, readScript } from './read-script'

const directions = { up: 'upgrade', down: 'downgrade' } as const
const ways = { file: 'read', data: 'read', rendered: 'rendered', delegated: 'delegated' } as const

/** The statements of revisions (null: of all) in both directions, base first; what can't be told says why. */
export async function toldScripts(
  project: Project,
  name: string | null,
  reader: Reader,
): Promise<ToldScript[]> {
  const named = name === null ? null : new Set(namedRevisions(project, name))
  const told: ToldScript[] = []
  // One after another: where the project's own tool tells them, each is a process.
  for (const { id } of project.revisions) {
    if (named !== null && !named.has(id)) continue
    for (const direction of ['up', 'down'] as const)
      told.push(await tell(project, id, direction, { ...reader, madeTypes: new Set() }))
  }
  return told
}

async function tell(
  project: Project,
  revision: string,
  direction: Direction,
  reader: Reader,
): Promise<ToldScript> {
  const of = { revision, direction: directions[direction] }
  try {
    const { way, why, statements } = await readScript(project, revision, direction, reader)
    return { ...of, way: ways[way], statements: statements.map(({ sql }) => sql), reason: why }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { message, advice } = toAppErrorData(error)
    return { ...of, way: 'none', statements: [], reason: advice === null ? message : `${message} ${advice}` }
  }
}
