import type { ScriptTable } from '#contract/script-change'
import type { ScriptName, ScriptPlace } from '#contract/script-value'
import { identifier } from './identifier'
import { refuse } from './refuse'
import type { NamingConvention } from '#contract/naming-convention'
import type { Spelling } from './spelling'

/** What a naming convention's template may speak of. */
export interface Named {
  readonly kind: keyof NamingConvention
  readonly name: ScriptName | null
  readonly table: ScriptTable
  readonly columns: readonly string[]
  readonly referred: { readonly table: string; readonly columns: readonly string[] } | null
  readonly place: ScriptPlace
}

/** The name, spelt, that a constraint or index goes by; null where the server is to name it. */
export function nameOf(spelling: Spelling, named: Named): string | null {
  const name = conventional(spelling, named)
  return name === null ? null : identifier(spelling, name, named.place)
}

/** `CONSTRAINT … ` before a constraint that has a name. */
export function preamble(spelling: Spelling, named: Named): string {
  const name = nameOf(spelling, named)
  return name === null ? '' : `CONSTRAINT ${name} `
}

function conventional(spelling: Spelling, named: Named): ScriptName | null {
  const { kind, name } = named
  const { namingConvention } = spelling.options
  if (name?.final === true) return name
  if (namingConvention === 'unknown') return untouched(spelling, named)
  const template = (namingConvention ?? byDefault)[kind]
  if (template === undefined) return name
  if (name !== null && !template.includes('constraint_name')) return name
  const text = template.replaceAll(/%\(([^)]*)\)s|%%/g, (found, token: string | undefined) =>
    token === undefined ? found.slice(1) : word(spelling, named, token),
  )
  return { text, final: true, quote: null }
}

/** SQLAlchemy's own, where the project has none. */
const byDefault: NamingConvention = { ix: 'ix_%(column_0_label)s' }

/** A name that hardly any convention touches: one that is given, and not a check's, whose name goes into another. */
function untouched(spelling: Spelling, { kind, name, table, place }: Named): ScriptName {
  if (name !== null && kind !== 'ck') return name
  const what = name === null ? 'A constraint or index without a name' : `The check ${name.text}`
  return refuse(
    spelling,
    place,
    `${what} on ${table.name.text} is named by the project’s naming convention, which can’t be read.`,
    'Give the whole name as op.f("…"), or have the project’s own Alembic run the script.',
  )
}

function word(spelling: Spelling, named: Named, token: string): string {
  if (token === 'table_name') return named.table.name.text
  if (token === 'constraint_name')
    return (
      named.name?.text ??
      refuse(
        spelling,
        named.place,
        'The project’s naming convention makes names out of constraint names, and this constraint has none.',
        'Name the constraint in the script.',
      )
    )
  if (token === 'referred_table_name' && named.referred !== null) return named.referred.table
  return columnWord(named, token) ?? unknown(spelling, named, token)
}

const columnToken = /^(referred_)?column_(\d+)(_?N)?_(name|key|label)$/

function columnWord(named: Named, token: string): string | null {
  const [, referred, index, all, attribute] = columnToken.exec(token) ?? []
  if (attribute === undefined) return null
  const columns = referred === undefined ? named.columns : (named.referred?.columns ?? [])
  const words = columns.map((column) => (attribute === 'label' ? label(named.table, column) : column))
  // `column_0N_name` joins all of them, `column_0_N_name` with underscores between.
  return all === undefined ? (words[Number(index)] ?? '') : words.join(all === '_N' ? '_' : '')
}

function label(table: ScriptTable, column: string): string {
  const schema = table.schema === null || table.schema === '' ? '' : `${table.schema.replaceAll('.', '_')}_`
  return `${schema}${table.name.text}_${column}`
}

function unknown(spelling: Spelling, named: Named, token: string): never {
  return refuse(
    spelling,
    named.place,
    `The project’s naming convention speaks of %(${token})s, which SQLAlchemy does not know by itself.`,
  )
}
