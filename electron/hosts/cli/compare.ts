import type { ComparedChange, Comparison, WantedComparison, WorkProgress } from '#contract/compare'
import type { ToldPlan } from '#contract/told-plan'
import { changeLines, planLines, proposalLines } from './compare-lines'
import { compileOnce } from './compile-once'
import { openScratch } from './database'
import { readIgnore } from './ignore-words'
import { readRename } from './rename-words'
import { dialectOfSide, openSide, readSideWords } from './side'
import { counted, visible } from './table'
import { print, type Terminal } from './terminal'
import { say } from './say'
import { wholePlan, type WholePlan } from './whole-plan'

/** `varve compare`: what differs between two sides, and with --plan the way from one to the other. */
export async function compare(terminal: Terminal): Promise<number> {
  const { args, env } = terminal
  const [right = ''] = args.words
  const typed = await Promise.all([readSideWords(args.project, env), readSideWords(right, env)])
  const dialect = args.dialect ?? typed.map(dialectOfSide).find((one) => one !== null) ?? null
  const [from, to, scratch] = await Promise.all([
    openSide(terminal, typed[0], dialect),
    openSide(terminal, typed[1], dialect),
    openScratch(terminal),
  ])
  const project = [from, to].find((side) => side.kind === 'project')
  return compareAndTell(terminal, {
    from,
    to,
    scratch,
    folder: project?.folder ?? null,
    renames: args.renames.map(readRename),
    ignore: args.ignore.map(readIgnore),
    counted: args.plan || args.sql,
  })
}

/** Compares what is wanted and tells it as the options ask. */
export async function compareAndTell(terminal: Terminal, wanted: WantedComparison): Promise<number> {
  const { args } = terminal
  compileOnce()
  const comparison = await compared(terminal, wanted)
  const shown = comparison.changes.filter(({ ignoredBy }) => ignoredBy === null)
  const told = args.plan || args.sql ? await planned(terminal, comparison.id) : null
  for (const note of [...comparison.notes, ...(told?.notes.first ?? [])]) say(visible(note))
  if (args.sql && told !== null) await printScript(terminal, comparison.id, told)
  else {
    const plan = told === null ? null : await wholePlan(terminal, comparison.id, told)
    print(terminal, answer(comparison, plan), () => lines(comparison, plan))
  }
  return args.exitCode && shown.length > 0 ? 1 : 0
}

async function compared(
  { client, interrupt: { signal } }: Terminal,
  wanted: WantedComparison,
): Promise<Comparison> {
  const changes: ComparedChange[] = []
  for await (const told of await client.compare.run(wanted, { signal })) {
    if (told.kind === 'comparison') return { ...told.comparison, changes }
    if (told.kind === 'progress') sayOnce(told)
    else for (const change of told.changes) changes.push(change)
  }
  throw new Error('the comparison ended without an answer')
}

async function planned({ client, interrupt: { signal } }: Terminal, id: string): Promise<ToldPlan> {
  for await (const told of await client.compare.plan({ id, taken: null }, { signal })) {
    if (told.kind === 'plan') return told.plan
    sayOnce(told)
  }
  throw new Error('the plan ended without an answer')
}

async function printScript(terminal: Terminal, id: string, { fingerprint }: ToldPlan): Promise<void> {
  const { sql } = await terminal.client.compare.script({ id, fingerprint })
  // The script is for a file or another program: it goes out as it is.
  if (terminal.args.json) print(terminal, { sql }, () => [])
  else process.stdout.write(sql)
}

function answer(comparison: Comparison, plan: WholePlan | null): unknown {
  const { from, to, changes, proposals, renames, notes } = comparison
  const told = changes.map(({ key, change, ignoredBy }) => ({ key, ...change, ignoredBy }))
  return {
    from,
    to,
    changes: told.filter(({ ignoredBy }) => ignoredBy === null),
    ignored: told.filter(({ ignoredBy }) => ignoredBy !== null),
    proposals,
    renames,
    notes,
    ...(plan === null ? {} : { plan }),
  }
}

function lines(comparison: Comparison, plan: WholePlan | null): string[] {
  const shown = comparison.changes.filter(({ ignoredBy }) => ignoredBy === null)
  const ignored = comparison.changes.length - shown.length
  const total = shown.length === 0 ? 'No differences.' : `${counted(shown.length, 'difference')}.`
  return [
    visible(`from ${comparison.from.title}`),
    visible(`to   ${comparison.to.title}`),
    '',
    ...shown.flatMap(({ change }) => changeLines(change)),
    ...(shown.length === 0 ? [] : ['']),
    ignored === 0 ? total : `${total} ${ignored} ignored.`,
    ...proposalLines(comparison),
    ...(plan === null ? [] : planLines(plan)),
  ]
}

let lastWords = ''

/** Says what is done now, once a piece of work. */
export function sayOnce({ words }: WorkProgress): void {
  if (!process.stderr.isTTY || words === lastWords) return
  lastWords = words
  say(visible(`${words} …`))
}
