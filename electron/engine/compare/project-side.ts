import type { CompareSide } from '#contract/compare'
import type { History, Project } from '#contract/revision'
import { AppError } from '../errors'
import { buildGraph } from '../projects/graph/build'
import { namedRevisions } from '../projects/named-revisions'
import type { CompareNeeds, ReadSide, Work } from './needs'

type ProjectSide = Extract<CompareSide, { kind: 'project' }>

/** What a project's revisions make, replayed. */
export async function projectSide(
  needs: CompareNeeds,
  side: ProjectSide,
  scratch: string | null,
  { tell, signal }: Work,
): Promise<ReadSide> {
  const { folder, dialect } = side
  const project = await needs.project(folder)
  const { at, words, notes } = await pointOf(needs, project, side)
  const catalog = await needs.replays.catalogAt({ folder, dialect, scratch, at }, tell, signal)
  return {
    side,
    title: `${project.name} @ ${words}`,
    catalog,
    owned: false,
    versionTable: project.versionTable,
    notes,
  }
}

interface Point {
  readonly at: readonly string[]
  readonly words: string
  readonly notes: readonly string[]
}

async function pointOf(needs: CompareNeeds, project: Project, { at }: ProjectSide): Promise<Point> {
  switch (at.kind) {
    case 'base':
      return { at: [], words: 'base', notes: [] }
    case 'heads': {
      const heads = buildGraph(project.revisions).realHeads.map(({ id }) => id)
      return { at: heads, words: heads.join(', ') || 'base', notes: [] }
    }
    case 'revision': {
      const named = namedRevisions(project, at.revision)
      return { at: named, words: named.join(', ') || 'base', notes: [] }
    }
    case 'current': {
      const history = await needs.history(project.folder, at.connectionId)
      const currents = currentsOf(history)
      return { at: currents, words: currents.join(', ') || 'base', notes: changedFiles(history) }
    }
  }
}

/** The revisions that are current; throws `not-replayed` where what stands in the database is no point of the history. */
export function currentsOf({ entries, currents }: History): string[] {
  const stopped = entries.find(({ state }) => state === 'stopped')
  if (stopped !== undefined)
    throw refused(
      `${stopped.revision.id} stands in part: ${stopped.reason ?? 'it was stopped.'}`,
      'Resume it or undo it first.',
    )
  const missing = entries.find(({ state }) => state === 'missing')
  if (missing !== undefined)
    throw refused(
      `${missing.revision.id} is applied, but no file of the project has it.`,
      'Restore the file; then the history can be replayed.',
    )
  const late = entries.find(({ state }) => state === 'late')
  if (late !== undefined)
    throw refused(
      `${late.revision.id} is not applied, though a revision behind it is.`,
      'Apply it by itself, or mark it as applied; then the history can be replayed up to what is current.',
    )
  return currents
}

function changedFiles({ entries }: History): string[] {
  return entries
    .filter(({ state }) => state === 'changed')
    .map(({ revision: { id } }) => `${id} was replayed as its file is now; another one was applied.`)
}

function refused(why: string, advice: string): AppError {
  return new AppError('not-replayed', `What stands in the database is no point of the history: ${why}`, {
    advice,
  })
}
