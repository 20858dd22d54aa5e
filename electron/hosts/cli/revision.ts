import type { WrittenRevision } from '#contract/new-revision'
import { visible } from './table'
import { print, projectFolder, type Terminal } from './terminal'
import { say } from './say'

/** `varve revision`: writes an empty revision behind the one head. */
export async function revision(terminal: Terminal): Promise<number> {
  const { args, client } = terminal
  const folder = projectFolder(terminal)
  const written = await client.projects.newRevision({ folder, message: args.message ?? '', parents: null })
  const { project: _read, ...rest } = written
  print(terminal, rest, () => writtenLines(written))
  return 0
}

/** What was written, in lines; what was left out goes beside the answer. */
export function writtenLines({ revision: id, file, parents, notes }: WrittenRevision): string[] {
  for (const note of notes) say(visible(note))
  return [visible(`${id} follows ${parents.join(', ') || 'base'}: ${file}`)]
}
