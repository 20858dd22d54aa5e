import type { MergeLook } from '#contract/new-revision'
import { meantDialect } from './meant-dialect'
import { writtenLines } from './revision'
import { counted, table, visible } from './table'
import { print, projectFolder, type Terminal } from './terminal'
import { say } from './say'

/** `varve merge`: says what both sides touch, and writes the merge. */
export async function merge(terminal: Terminal): Promise<number> {
  const { args, client } = terminal
  const folder = projectFolder(terminal)
  const project = await client.projects.open({ folder })
  const revisions = [...args.words]
  const look = await client.projects.mergeLook({ folder, revisions, dialect: meantDialect(args, project) })
  for (const line of lookLines(look)) say(line)
  const parents = look.sides.map(({ head }) => head)
  const written = await client.projects.newRevision({
    folder,
    message: args.message ?? `merge ${parents.join(' and ')}`,
    parents,
  })
  const { project: _read, ...rest } = written
  print(terminal, { ...rest, look }, () => writtenLines(written))
  return 0
}

function lookLines({ sides, touchedByBoth, unread }: MergeLook): string[] {
  return [
    ...sides.map(({ head, revisions }) =>
      visible(`${head}: ${counted(revisions.length, 'revision')} of its own`),
    ),
    touchedByBoth.length === 0
      ? 'No object is touched by more than one side.'
      : 'Touched by more than one side:',
    ...table(touchedByBoth.map(({ object, revisions }) => ['', object, revisions.join(', ')])),
    ...unread.map(({ revision, why }) => visible(`${revision} was not compared: ${why}`)),
  ]
}
