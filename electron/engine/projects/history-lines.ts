import type { LedgerEntry, Problem, Project, Revision } from '#contract/revision'
import { type LedgerState, ledgerState } from './ledger-state'
import { withoutFile } from './no-file'
import { compareNumbers, leadingNumber, numberKey } from './number'

/** One revision of a history, with what the ledger says of it. */
export interface Line {
  readonly revision: Revision
  readonly ledger: LedgerState | null
  /** Whether the project has a file for it. */
  readonly file: boolean
  /** The newest row, where it is a run that stopped before anything stood. */
  readonly lastFailure: LedgerEntry | null
}

/** Every revision with what the ledger says of it, and in its place every one that only the ledger knows. */
export function linesOf(project: Project, rows: readonly LedgerEntry[]): Line[] {
  const keyOf = (id: string) => (project.format === 'sql' ? (numberKey(id) ?? id) : id)
  const byKey = new Map<string, LedgerEntry[]>()
  for (const row of rows) {
    const key = keyOf(row.revision)
    const of = byKey.get(key)
    if (of) of.push(row)
    else byKey.set(key, [row])
  }
  const lines: Line[] = project.revisions.map((revision) => {
    const key = keyOf(ledgerId(project, revision, byKey))
    const own = byKey.get(key) ?? []
    byKey.delete(key)
    return { revision, ledger: ledgerState(own), file: true, lastFailure: failureOf(own) }
  })
  for (const own of byKey.values()) {
    const ledger = ledgerState(own)
    if (ledger && ledger.standing !== 'none') insert(lines, madeUp(ledger, own))
  }
  return lines
}

/** A duplicate's id is its file's stem; the ledger knows the number, and the checksum tells which file was applied. */
function ledgerId(project: Project, revision: Revision, byKey: ReadonlyMap<string, LedgerEntry[]>): string {
  if (!isDuplicate(project.problems, revision)) return revision.id
  const number = leadingNumber(revision.id)
  const key = number === null ? null : numberKey(number)
  const rows = key === null ? undefined : byKey.get(key)
  if (number === null || !rows) return revision.id
  const checksum = rows.findLast(({ direction }) => direction === 'up')?.checksum
  const twins = project.revisions.filter(({ id }) => numberKey(leadingNumber(id) ?? '') === key)
  const applied = twins.find((twin) => twin.checksum === checksum) ?? twins[0]
  return applied === revision ? number : revision.id
}

function isDuplicate(problems: readonly Problem[], revision: Revision): boolean {
  return problems.some(
    ({ code, revisions }) => code === 'duplicate-number' && revisions.includes(revision.id),
  )
}

function failureOf(rows: readonly LedgerEntry[]): LedgerEntry | null {
  const last = rows.at(-1)
  return last?.state === 'stopped' && last.statementsDone === 0 ? last : null
}

function madeUp(ledger: LedgerState, rows: readonly LedgerEntry[]): Line {
  const revision = withoutFile(ledger.row.revision, ledger.row.message)
  return { revision, ledger, file: false, lastFailure: failureOf(rows) }
}

/** In number order; an id that is no number goes to the end. */
function insert(lines: Line[], line: Line): void {
  const number = leadingNumber(line.revision.id)
  const at = lines.findIndex(({ revision }) => {
    const other = leadingNumber(revision.id)
    return number !== null && other !== null && compareNumbers(other, number) > 0
  })
  lines.splice(at === -1 ? lines.length : at, 0, line)
}
