import type { Finding } from '#contract/health'
import { openDatabase } from './database'
import { counted, visible } from './table'
import { print, projectFolder, type Terminal } from './terminal'
import { say } from './say'

/** `varve health`: what is worth mending in the schema; what the project lets be is counted, and told with --json alone. With --exit-code, 1 where anything else is found. */
export async function health(terminal: Terminal): Promise<number> {
  const folder = terminal.args.project === '' ? null : projectFolder(terminal)
  const connectionId = await openDatabase(terminal)
  const found = await terminal.client.health.read({ folder, connectionId, refresh: true })
  if (found.notice !== null) say(visible(found.notice))
  for (const sentence of found.unknown) say(visible(sentence))
  print(terminal, found, () => lines(found.findings))
  return terminal.args.exitCode && standingOf(found.findings).length > 0 ? 1 : 0
}

function standingOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ suppressed }) => suppressed === null)
}

function lines(findings: readonly Finding[]): string[] {
  const standing = standingOf(findings)
  const suppressed = findings.length - standing.length
  const total = standing.length === 0 ? 'Nothing to mend.' : `${counted(standing.length, 'finding')}.`
  return [
    ...standing.flatMap(findingLines),
    suppressed === 0 ? total : `${total} ${suppressed} suppressed in the project.`,
  ]
}

const grave = { bad: 'serious', warn: 'warning', info: 'note' } as const

function findingLines({ severity, rule, what, why, caution, mend }: Finding): string[] {
  return [
    visible(`${grave[severity]}  ${what}  [${rule}]`),
    visible(`  ${why}`),
    ...(caution === null ? [] : [visible(`  ${caution}`)]),
    ...(mend === null ? [] : mend.split('\n').map((line) => visible(`  ${line}`))),
    '',
  ]
}
