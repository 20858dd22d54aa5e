import type { Problem, Revision } from '#contract/revision'
import { numberKey } from '../../number'
import { type Bad, runs, type SqlFile } from './revision-files'

interface Paired {
  readonly revisions: readonly Revision[]
  readonly problems: readonly Problem[]
  /** Each number once, for the search for gaps. */
  readonly numbers: readonly { id: string; number: string }[]
}

/** Puts files (sorted by number) together to revisions: an up file and the down file of the same name. */
export function pairFiles(files: readonly SqlFile[]): Paired {
  const groups = new Map<string | null, SqlFile[]>()
  for (const file of files) {
    const key = numberKey(file.name.number)
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  const revisions: Revision[] = []
  const problems: Problem[] = []
  const numbers: { id: string; number: string }[] = []
  for (const group of groups.values()) {
    const read = readGroup(group)
    revisions.push(...read.revisions)
    problems.push(...read.problems)
    const [first] = read.revisions
    if (first && group[0]) numbers.push({ id: first.id, number: group[0].name.number })
  }
  return { revisions, problems, numbers }
}

/** All files of one number: one revision, unless several files claim the same part. */
function readGroup(group: readonly SqlFile[]): Pick<Paired, 'revisions' | 'problems'> {
  const ups = group.filter(({ name }) => name.direction === 'up')
  const downs = new Set(group.filter(({ name }) => name.direction === 'down'))
  const several = ups.length > 1
  const revisions: Revision[] = []
  const problems: Problem[] = []
  for (const up of ups) {
    const own = [...downs].filter(({ name }) => name.pair === up.name.pair)
    for (const down of own) downs.delete(down)
    const id = several ? up.name.stem : up.name.number
    const wrong = problemsOf(id, up, own)
    problems.push(...wrong)
    const usable = !wrong.some(({ blocks }) => blocks)
    revisions.push(revisionOf(id, up, own[0] ?? null, usable))
  }
  const ids = revisions.map(({ id }) => id)
  if (several) problems.unshift(duplicate(ups, ids))
  for (const down of downs) {
    // With no up part at all the number would vanish from the list, and what follows would run without it.
    if (ups.length === 0)
      revisions.push(revisionOf(downs.size > 1 ? down.name.stem : down.name.number, null, down, false))
    problems.push(strayDown(down, ups, ups.length === 0 ? [revisions.at(-1)?.id ?? ''] : ids))
  }
  return { revisions, problems }
}

function revisionOf(id: string, up: SqlFile | null, down: SqlFile | null, usable: boolean): Revision {
  const downPart = down ? down.down : up?.down
  return {
    id,
    message: (up ?? down)?.name.message ?? '',
    downRevisions: [],
    dependencies: [],
    labels: [],
    date: null,
    upFile: up?.file ?? null,
    downFile: down?.file ?? (up?.down ? up.file : null),
    hasUp: usable && runs(up?.up),
    hasDown: usable && runs(downPart),
    checksum: up?.checksum ?? null,
  }
}

function problemsOf(id: string, up: SqlFile, downs: readonly SqlFile[]): Problem[] {
  const problems: Problem[] = []
  const [down] = downs
  for (const file of [up, ...downs]) if (file.bad) problems.push(badFile(id, file, file.bad))
  if (downs.length > 1) problems.push(twoDowns(id, downs))
  if (up.down && down) problems.push(downTwice(id, up, down))
  if (up.up && !runs(up.up)) problems.push(empty(id, up.file, 'up'))
  const part = down && !down.bad ? down.down : up.down
  if (part && !runs(part)) problems.push(empty(id, down?.file ?? up.file, 'down'))
  return problems
}

function badFile(id: string, file: SqlFile, bad: Bad): Problem {
  return { ...bad, files: [file.file], revisions: [id], blocks: true }
}

function duplicate(ups: readonly SqlFile[], ids: string[]): Problem {
  const files = ups.map(({ file }) => file)
  return {
    code: 'duplicate-number',
    message: `${files.length === 2 ? 'Two' : files.length} files have the number ${ups[0]?.name.number}: ${files.join(', ')}.`,
    advice: 'Give each a number of its own; which of them comes first is not for Varve to guess.',
    files,
    revisions: ids,
    blocks: true,
  }
}

function twoDowns(id: string, downs: readonly SqlFile[]): Problem {
  const files = downs.map(({ file }) => file)
  return {
    code: 'duplicate-number',
    message: `Several files are the down part of ${id}: ${files.join(', ')}.`,
    advice: 'Keep one of them.',
    files,
    revisions: [id],
    blocks: true,
  }
}

function downTwice(id: string, up: SqlFile, down: SqlFile): Problem {
  return {
    code: 'bad-section',
    message: `${id} has two down parts: the section in line ${(up.down?.line ?? 1) - 1} of ${up.file}, and ${down.file}.`,
    advice: 'Keep one of them.',
    files: [up.file, down.file],
    revisions: [id],
    blocks: true,
  }
}

function empty(id: string, file: string, direction: 'up' | 'down'): Problem {
  const part = direction === 'up' ? 'nothing to run' : 'a down part with nothing to run, which counts as none'
  return {
    code: 'empty-script',
    message: `${file} holds ${part}: only blanks and comments.`,
    advice: 'Write its statements; where there is really nothing to do, write SELECT 1;',
    files: [file],
    revisions: [id],
    blocks: direction === 'up',
  }
}

function strayDown(down: SqlFile, ups: readonly SqlFile[], revisions: string[]): Problem {
  const beside = ups.map(({ file }) => file).join(', ')
  return {
    code: 'down-without-up',
    message: beside
      ? `${down.file} is a down part, but the up part of its number has another name: ${beside}.`
      : `${down.file} is a down part without an up part.`,
    advice: beside
      ? 'Give both the same name.'
      : 'Put the up part beside it, or move the file out of the folder.',
    files: [down.file],
    revisions,
    blocks: beside === '',
  }
}
