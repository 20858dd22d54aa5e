import type { PlanStep, ScriptWay, Statement, TransactionMode, VersionMove } from '#contract/plan'
import type { Direction } from '#contract/revision'
import { AppError } from '../errors'

/** One direction of a revision, split into statements. */
export interface SplitScript {
  readonly revision: string
  readonly message: string
  readonly direction: Direction
  readonly file: string
  readonly checksum: string
  readonly statements: readonly Statement[]
  /** False where the file says `transaction:false`. */
  readonly transaction: boolean
  readonly way: ScriptWay
  /** Why it is not read as data, where it is not. */
  readonly why: string | null
}

/** How a script will run on a server, and what is said before. Pure; throws `project-blocked` for a transaction that never ends. */
export function planStep(script: SplitScript, resumeAfter: number, versions: VersionMove | null): PlanStep {
  const { revision, message, direction, file, checksum, statements, way, why } = script
  const { transaction, note } = transactionOf(script)
  const notes = [
    script.way === 'rendered' ? `Its SQL was told by the project’s own Alembic. ${why ?? ''}` : null,
    note,
    resumeAfter > 0 ? newLink : null,
  ].filter((line) => line !== null)
  return {
    revision,
    message,
    direction,
    file,
    checksum,
    statements: [...statements],
    way,
    transaction,
    note: notes.length === 0 ? null : notes.join(' '),
    resumeAfter: Math.min(resumeAfter, statements.length),
    versions,
  }
}

const newLink =
  'It goes on with a new session: what the statements before have set there (SET, USE, temporary tables) is not set again.'

function transactionOf(script: SplitScript): { transaction: TransactionMode; note: string | null } {
  const { statements } = script
  if (script.way === 'delegated')
    return { transaction: 'delegated', note: `The project’s own Alembic runs it. ${script.why ?? ''}`.trim() }
  const control = statements.find((statement) => statement.control !== null)
  if (control !== undefined) {
    refuseOpenTransaction(script)
    const word = control.sql.split(/\s+/, 1)[0]?.toUpperCase() ?? 'BEGIN'
    return {
      transaction: 'own',
      note: `The file controls its own transactions (${word} on line ${control.line}): Varve adds none, and what stands outside of them commits statement by statement.`,
    }
  }
  if (!script.transaction) {
    return { transaction: 'none', note: 'The file says transaction:false: each statement commits by itself.' }
  }
  const outside = statements.filter((statement) => !statement.transactional)
  const [first] = outside
  if (first === undefined) return { transaction: 'one', note: null }
  const why = first.reason ?? 'It cannot run inside a transaction.'
  if (outside.length === statements.length) {
    return { transaction: 'none', note: `Each statement commits by itself. Line ${first.line}: ${why}` }
  }
  const others = outside.length === 1 ? '' : ` (and ${outside.length - 1} more)`
  return {
    transaction: 'parts',
    note: `Not one transaction. Line ${first.line}${others} runs outside: ${why} The statements between commit together.`,
  }
}

function refuseOpenTransaction({ revision, file, statements }: SplitScript): void {
  let open: Statement | null = null
  for (const statement of statements) {
    if (statement.control === 'begin') open = statement
    else if (statement.control !== null) open = null
  }
  if (open === null) return
  throw new AppError(
    'project-blocked',
    `The transaction that starts on line ${open.line} of ${file} never ends.`,
    {
      advice:
        'Add COMMIT at its end, or remove BEGIN: Varve then runs the revision in a transaction of its own where the server can.',
      place: { file, line: open.line, column: open.column },
      revision,
    },
  )
}

/** A run of statements that commit together, or one statement by itself. */
export interface Part {
  readonly first: number
  readonly end: number
  readonly transactional: boolean
}

/** The parts of a step in order, from the first statement that has yet to run. Pure. */
export function partsOf(step: PlanStep): Part[] {
  const parts: Part[] = []
  for (let index = step.resumeAfter; index < step.statements.length; index++) {
    const transactional = step.transaction === 'parts' && step.statements[index]?.transactional === true
    const last = parts.at(-1)
    if (transactional && last?.transactional === true) parts[parts.length - 1] = { ...last, end: index + 1 }
    else parts.push({ first: index, end: index + 1, transactional })
  }
  return parts
}
