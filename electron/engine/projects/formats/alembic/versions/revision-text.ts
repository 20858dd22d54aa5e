import { parsePython } from '../../../python/parse'
import { syntaxError } from '../../../python/syntax-error'
import { type Identifier, type Identifiers, readIdentifiers, readPlain } from './identifiers'
import { dateOf, messageOf } from './message'
import { scanTop } from './scan'
import { isSuspect } from './suspect'

/** What a revision's file says of its place in the history. */
export interface Head {
  readonly id: string
  readonly downRevisions: readonly string[]
  readonly dependencies: readonly string[]
  readonly labels: readonly string[]
  readonly message: string
  readonly date: string | null
  readonly hasUp: boolean
  readonly hasDown: boolean
}

/** Why a file is no revision, or none that can run. `message` goes behind the file's name. */
export interface HeadFault {
  readonly code: 'unreadable' | 'bad-identifier'
  /** Null where no one line is to blame. */
  readonly line: number | null
  readonly message: string
  readonly advice: string
}

export interface RevisionText {
  readonly head: Head | null
  readonly fault: HeadFault | null
}

/** Parsing more than this takes a noticeable moment; then only a doubtful file is parsed whole. */
const longestParsed = 1024 * 1024

/** Reads a revision's file; `thorough` has every line of it parsed, not only what tells its identifiers. */
export function readRevisionText(name: string, source: string, thorough: boolean): RevisionText {
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source
  const scan = scanTop(text)
  const parse = text.length <= longestParsed && (thorough || scan.doubtful || isSuspect(text))
  const module = parse ? parsePython(text) : null
  const wrong = module === null ? null : syntaxError(module)
  if (wrong !== null) {
    const identifiers = readPlain(text, scan)
    const fault: HeadFault = {
      code: 'unreadable',
      line: wrong.line,
      message: wrong.message,
      advice: 'Correct that line; the list updates by itself.',
    }
    return { head: identifiers === null ? null : headOf(name, identifiers).head, fault }
  }
  return headOf(name, readIdentifiers(text, scan))
}

/** Alembic's own oldest files have their id in the name only. */
const legacyName = /^([a-f0-9]+)\.py$/

function headOf(name: string, identifiers: Identifiers): RevisionText {
  const legacy = legacyName.exec(name)?.[1]
  const id = idOf(identifiers.revision) ?? (identifiers.revision === 'unset' ? legacy : undefined)
  if (id === undefined) return fault(revisionFault(identifiers.revision))
  const illegal = [...new Set(id.match(/[@+-]/g))]
  if (id === '' || illegal.length > 0) {
    return fault(
      id === ''
        ? 'has an empty revision id'
        : `has the revision id ${id}, in which Alembic does not allow ${illegal.join(' and ')}`,
    )
  }
  if (identifiers.down_revision === 'unset')
    return fault('sets no down_revision, which the first revision of a history sets to None')
  const lists = [identifiers.down_revision, identifiers.depends_on, identifiers.branch_labels].map(listOf)
  const [downRevisions, dependencies, labels] = lists
  if (!downRevisions || !dependencies || !labels) {
    const key = ['down_revision', 'depends_on', 'branch_labels'][lists.indexOf(null)]
    return fault(`takes ${key} from an expression that only running it would tell`)
  }
  const head: Head = {
    id: own(id),
    downRevisions: downRevisions.map(own),
    dependencies: dependencies.map(own),
    labels: labels.map(own),
    message: own(messageOf(identifiers.doc)),
    date: dateOf(identifiers.doc),
    hasUp: identifiers.upgrade,
    hasDown: identifiers.downgrade,
  }
  return { head, fault: null }
}

/** A copy of its own: a piece of the file's text would keep all of that text in memory. */
function own(text: string): string {
  return Buffer.from(text).toString()
}

function idOf(identifier: Identifier): string | undefined {
  if (identifier === 'unset' || identifier === 'unknown') return undefined
  return typeof identifier.value === 'string' ? identifier.value : undefined
}

function listOf(identifier: Identifier): readonly string[] | null {
  if (identifier === 'unset') return []
  if (identifier === 'unknown') return null
  const { value } = identifier
  // Alembic takes an empty string for no revision.
  const list = value === null ? [] : typeof value === 'string' ? [value] : value
  return [...new Set(list.filter((item) => item !== ''))]
}

function revisionFault(identifier: Identifier): string {
  if (identifier === 'unset') return 'sets no revision, so it is no revision of this history'
  if (identifier === 'unknown')
    return 'takes its revision id from an expression that only running it would tell'
  return 'sets revision to something that is no string'
}

function fault(message: string): RevisionText {
  return {
    head: null,
    fault: {
      code: 'bad-identifier',
      line: null,
      message,
      advice: "Write revision and down_revision as strings ('…'), or move the file out of the folder.",
    },
  }
}
