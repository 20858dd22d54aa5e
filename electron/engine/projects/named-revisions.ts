import type { Project } from '#contract/revision'
import { AppError } from '../errors'
import { buildGraph } from './graph/build'
import { revisionsNamed } from './graph/identify'

/** The ids a name means: in Alembic's revision language for its projects (`heads` means several), an id or the beginning of just one for others. */
export function namedRevisions(project: Project, name: string): string[] {
  if (project.format === 'alembic')
    return revisionsNamed(buildGraph(project.revisions), name).map(({ id }) => id)
  const ids = project.revisions.map(({ id }) => id)
  if (ids.includes(name)) return [name]
  const begun = ids.filter((id) => name !== '' && id.startsWith(name))
  if (begun.length === 1) return begun
  throw new AppError(
    'no-such-revision',
    begun.length === 0
      ? `${project.name} has no revision ${JSON.stringify(name)}.`
      : `${JSON.stringify(name)} can mean several revisions: ${begun.slice(0, 6).join(', ')}.`,
    { advice: 'Name one of its revisions in full.' },
  )
}
