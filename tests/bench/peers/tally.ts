import { row } from './rows'
import type { Outcome } from './judges'

/** What became of one pair, by the name of the tool. */
export interface Tried {
  readonly pair: string
  readonly outcomes: Readonly<Record<string, Outcome>>
}

const twoWords = ['event-trigger', 'foreign-key', 'materialized-view', 'primary-key']

/** What a pair is about: its name begins with it. */
function kindOf(pair: string): string {
  const [first = ''] = pair.split('-')
  const found = twoWords.find((words) => pair.startsWith(words))?.replace('-', ' ') ?? first
  return found.replace(/^(function|table|view)s$/, '$1').replace('partitioned', 'partition')
}

/** How many pairs each tool handles, by what they are about. */
export function tally(all: readonly Tried[], tools: readonly string[]): string[] {
  const kinds = [...new Set(all.map(({ pair }) => kindOf(pair)))].toSorted()
  const counted = (of: readonly Tried[]): string[] =>
    tools.map((tool) => String(of.filter(({ outcomes }) => outcomes[tool]?.kind === 'holds').length))
  const line = (name: string, of: readonly Tried[]): string => row([name, String(of.length), ...counted(of)])
  return [
    row(['about', 'pairs', ...tools]),
    ...kinds.map((kind) =>
      line(
        kind,
        all.filter(({ pair }) => kindOf(pair) === kind),
      ),
    ),
    line('all', all),
  ]
}

/** Whether a tool can be said to handle a pair: one of both judges is enough for another's, and ours must please both. */
export function handles({ kind, varve, dump }: Outcome): boolean {
  return kind === 'holds' || (kind === 'leaves' && (varve === true || dump === true))
}
