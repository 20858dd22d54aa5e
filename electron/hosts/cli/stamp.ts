import { isDoubtful, type RevisionEvidence, type StampLook } from '#contract/stamp'
import { AppError } from '#engine/errors'
import { openDatabase } from './database'
import { table, visible } from './table'
import { print, projectFolder, type Terminal } from './terminal'
import { say } from './say'

/** `varve stamp`: looks at what the catalog says, then sets the version table; where the look leaves a doubt, only with `--yes`. */
export async function stamp(terminal: Terminal): Promise<number> {
  const { args, client } = terminal
  const folder = projectFolder(terminal)
  await client.projects.open({ folder })
  const connectionId = await openDatabase(terminal)
  const wanted = { folder, connectionId, targets: [...args.words], purge: args.purge }
  const look = await client.history.stampLook(wanted)
  for (const line of lookLines(look)) say(line)
  const doubtful = look.revisions.filter(isDoubtful)
  if (doubtful.length > 0 && !args.yes) throw refused(doubtful)
  const { currents } = await client.history.stamp({ ...wanted, from: look.from })
  print(terminal, { ...look, to: currents }, () => [
    visible(`stamped: ${words(look.from)} → ${words(currents)}`),
  ])
  return 0
}

function lookLines({ from, to, revisions }: StampLook): string[] {
  return [
    visible(`${words(from)} → ${words(to)}`),
    ...table(
      revisions.flatMap((evidence) => [
        [
          isDoubtful(evidence) ? '?' : ' ',
          evidence.revision,
          `becomes ${evidence.becomes}`,
          evidence.message,
        ],
        ...proofLines(evidence).map((line) => ['', '', line]),
      ]),
    ),
  ]
}

function proofLines({ found, missing, unread }: RevisionEvidence): string[] {
  if (unread !== null) return [`not compared: ${unread}`]
  if (found.length + missing.length === 0) return ['it makes nothing that the catalog could show']
  return [
    ...(found.length === 0 ? [] : [`the database has ${found.join(', ')}`]),
    ...(missing.length === 0 ? [] : [`the database has not ${missing.join(', ')}`]),
  ]
}

function refused(doubtful: readonly RevisionEvidence[]): AppError {
  const ids = doubtful.map(({ revision }) => revision)
  const shown = ids.length > 6 ? `${ids.slice(0, 6).join(', ')} and ${ids.length - 6} more` : ids.join(', ')
  return new AppError(
    'state-changed',
    `The database does not bear this stamp out: ${shown}. Nothing was stamped.`,
    {
      advice: 'Look at the lines marked with ?; where the stamp is right all the same, give --yes.',
    },
  )
}

function words(ids: readonly string[]): string {
  return ids.length === 0 ? 'base' : ids.join(', ')
}
