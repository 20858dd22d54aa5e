import { signOf } from '#contract/change'
import type { RevisionEffects } from '#contract/effects'
import { namedRevisions } from '#engine/projects/named-revisions'
import { failureLines } from './failure'
import { noRevisions, replayed, sayWork } from './replayed'
import { visible } from './table'
import { print, type Terminal } from './terminal'

/** `varve effects`: what revisions really change, as replaying them in an empty database shows; 1 where one can't be replayed. */
export async function effects(terminal: Terminal): Promise<number> {
  const { client, args, interrupt } = terminal
  const { project, where } = await replayed(terminal)
  const [name] = args.words
  const wanted = new Set(
    name === undefined ? project.revisions.map(({ id }) => id) : namedRevisions(project, name),
  )
  const found = new Map<string, RevisionEffects>()
  for await (const told of await client.replay.watch(where, interrupt)) {
    if (told.kind === 'effects' && wanted.has(told.effects.revision))
      found.set(told.effects.revision, told.effects)
    if (told.kind === 'progress') sayWork(told)
    if (found.size === wanted.size) break
  }
  const messages = new Map(project.revisions.map(({ id, message }) => [id, message]))
  const inOrder = [...messages.keys()].flatMap((id) => found.get(id) ?? [])
  const lines = inOrder.flatMap((one) => effectLines(one, messages.get(one.revision) ?? ''))
  print(terminal, inOrder, () => (inOrder.length === 0 ? [noRevisions] : lines))
  return inOrder.some(({ why }) => why !== null) ? 1 : 0
}

function effectLines({ revision, changes, why }: RevisionEffects, message: string): string[] {
  const lines = changes.map(({ kind, sentence }) => visible(`  ${signOf(kind)} ${sentence}`))
  const nothing = why === null && lines.length === 0 ? ['  changes nothing of the schema'] : []
  const refused = why === null ? [] : failureLines(why, null).map((line) => `  ${line}`)
  return [visible(`${revision} ${message}`), ...lines, ...nothing, ...refused]
}
