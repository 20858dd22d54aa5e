import { bindModule } from '../../../python/bind'
import { parsePython } from '../../../python/parse'
import { Scope } from '../../../python/scope'
import { docstringOf } from '../../../python/statements'
import { type PyValue, stringsOf } from '../../../python/values'
import type { Scan } from './scan'
import { type Key, readSimple } from './simple'

/** What an identifier is set to; `unset` where nothing sets it, `unknown` where only running the file would tell. */
export type Identifier = { readonly value: string | readonly string[] | null } | 'unset' | 'unknown'

/** What Alembic reads of a revision's file. */
export interface Identifiers {
  readonly revision: Identifier
  readonly down_revision: Identifier
  readonly branch_labels: Identifier
  readonly depends_on: Identifier
  readonly doc: string
  readonly upgrade: boolean
  readonly downgrade: boolean
}

const keys: readonly Key[] = ['revision', 'down_revision', 'branch_labels', 'depends_on']
const mentionsOne = /\b(revision|down_revision|branch_labels|depends_on|upgrade|downgrade)\b/
/** What may set a name without spelling it as an assignment. */
const indirect = /\bimport\s*\(?\s*\*|\b(globals|locals|vars|exec|eval|setattr)\s*\(/
const definition = /(?:async\s+)?def\s+(\w+)|class\b|@/y

/** The identifiers of a revision's file: from the plain assignments people and Alembic write, else from all its top level. */
export function readIdentifiers(text: string, scan: Scan): Identifiers {
  return readPlain(text, scan) ?? readWhole(text, scan)
}

/** Null where the plain forms don't tell everything for certain. */
export function readPlain(text: string, { statements }: Scan): Identifiers | null {
  if (/\bglobal\s+[^\n]*\b(revision|down_revision|branch_labels|depends_on)\b/.test(text)) return null
  const found = new Map<Key, Identifier>()
  const defined = new Set<string>()
  let doc = ''
  for (const [i, { from, to }] of statements.entries()) {
    definition.lastIndex = from
    const def = definition.exec(text)
    if (def) {
      if (def[1] !== undefined) defined.add(def[1])
      continue
    }
    const code = text.charCodeAt(from)
    if (i === 0 && (code === 34 || code === 39 || /^[rRuU]["']/.test(text.slice(from, from + 2)))) {
      doc = readDoc(text.slice(from, to))
      continue
    }
    const simple = readSimple(text, from, to)
    if (simple) {
      if (found.has(simple.key)) return null
      found.set(simple.key, { value: simple.value })
      continue
    }
    const source = text.slice(from, to)
    if (mentionsOne.test(source) || indirect.test(source)) return null
  }
  const of = (key: Key) => found.get(key) ?? 'unset'
  return {
    revision: of('revision'),
    down_revision: of('down_revision'),
    branch_labels: of('branch_labels'),
    depends_on: of('depends_on'),
    doc,
    upgrade: defined.has('upgrade'),
    downgrade: defined.has('downgrade'),
  }
}

function readDoc(source: string): string {
  const plain = /^"""([^"\\]*)"""\s*$/.exec(source)?.[1]
  if (plain !== undefined) return plain
  const module = parsePython(source)
  return docstringOf(module, module.root) ?? ''
}

function readWhole(text: string, scan: Scan): Identifiers {
  const module = parsePython(text)
  const scope = new Scope()
  bindModule(module, scope)
  const [revision, down_revision, branch_labels, depends_on] = keys.map((key): Identifier => {
    const binding = scope.get(key)
    if (binding === null) return setsUnseen(text, scan) ? 'unknown' : 'unset'
    return binding.kind === 'value' ? identifierOf(binding.value) : 'unknown'
  })
  return {
    revision: revision ?? 'unset',
    down_revision: down_revision ?? 'unset',
    branch_labels: branch_labels ?? 'unset',
    depends_on: depends_on ?? 'unset',
    doc: docstringOf(module, module.root) ?? '',
    upgrade: scope.get('upgrade') !== null,
    downgrade: scope.get('downgrade') !== null,
  }
}

/** Whether the top level may set names that it doesn't spell. */
function setsUnseen(text: string, { statements }: Scan): boolean {
  return statements.some(({ from, to }) => {
    definition.lastIndex = from
    return !definition.test(text) && indirect.test(text.slice(from, to))
  })
}

function identifierOf(value: PyValue): Identifier {
  if (value.kind === 'none') return { value: null }
  if (value.kind === 'str') return { value: value.value }
  const strings = stringsOf(value)
  return strings === null ? 'unknown' : { value: strings }
}
