import type { Project } from '#contract/revision'
import type { Dialect } from '../dialects/dialect'
import { mapBounded } from '../projects/bounded'
import { formatNamed } from '../projects/formats'
import { toAppErrorData } from '../errors'
import type { Touch } from './touch'
import { touchesOf } from './touches'

/** What a revision's upgrade does to the objects of a schema, or why that can't be told. */
export interface ReadTouches {
  readonly revision: string
  readonly touches: readonly Touch[]
  readonly unread: string | null
  /** Whether it also runs SQL of its own, whose objects are not looked for. */
  readonly runsSql: boolean
}

const filesAtOnce = 16

/** Reads what revisions do, in the order given; one that can't be read says why. */
export function readTouches(
  project: Project,
  ids: readonly string[],
  dialect: Dialect,
  landing: string,
): Promise<ReadTouches[]> {
  const format = formatNamed(project.format)
  return mapBounded(ids, filesAtOnce, async (revision) => {
    const unread = (why: string): ReadTouches => ({ revision, touches: [], unread: why, runsSql: false })
    try {
      const read = await format.script(project, revision, 'up', dialect.name)
      if (read === null) return unread('It has no upgrade that can be read.')
      if (read.kind === 'unread') return unread(`Line ${read.line} of ${read.file}: ${read.why}`)
      if (read.kind === 'text') return unread(`${read.file} is SQL, which is not looked into.`)
      const context = { landing, enumTypes: dialect.enumTypes }
      return {
        revision,
        touches: read.changes.flatMap((change) => touchesOf(change, context)),
        unread: null,
        runsSql: read.changes.some(({ kind }) => kind === 'execute'),
      }
    } catch (error) {
      return unread(toAppErrorData(error).message)
    }
  })
}
