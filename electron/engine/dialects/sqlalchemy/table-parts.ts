import type { ScriptTable } from '#contract/script-change'
import type { ScriptColumn } from '#contract/script-column'
import type {
  ScriptCheck,
  ScriptConstraint,
  ScriptForeignKey,
  ScriptIndex,
  ScriptPrimaryKey,
  ScriptUnique,
} from '#contract/script-constraint'
import { autoincrementColumn } from './autoincrement'
import { implicitIndex } from './implicit-index'
import { refuse } from './refuse'
import type { Spelling } from './spelling'

/** A column with what its table makes of it. */
export interface TableColumn {
  readonly column: ScriptColumn
  readonly nullable: boolean
  readonly primaryKey: boolean
  /** It counts upward by itself. */
  readonly counts: boolean
}

/** A table as SQLAlchemy puts it together from columns and constraints. */
export interface TableParts {
  readonly table: ScriptTable
  readonly columns: readonly TableColumn[]
  /** Null where the table has none. */
  readonly primaryKey: ScriptPrimaryKey | null
  /** All but the primary key, in the order SQLAlchemy made them. */
  readonly constraints: readonly Exclude<ScriptConstraint, ScriptPrimaryKey>[]
  readonly indexes: readonly ScriptIndex[]
}

/** Puts a table together: the key from flags or constraint, what columns bring along, and who counts upward. */
export function tableParts(
  spelling: Spelling,
  table: ScriptTable,
  columns: readonly ScriptColumn[],
  constraints: readonly ScriptConstraint[],
  indexes: readonly ScriptIndex[],
): TableParts {
  const explicit = constraints.findLast((constraint) => constraint.kind === 'primary-key') ?? null
  const flagged = columns.filter((column) => column.primaryKey)
  const named = (name: string): ScriptColumn =>
    columns.find((column) => column.name.text === name) ??
    refuse(
      spelling,
      explicit?.place ?? { line: 1, column: 1 },
      `The primary key of ${table.name.text} names the column ${name}, which the table does not have.`,
    )
  const key =
    explicit === null || explicit.columns.length === 0 ? flagged : [...new Set(explicit.columns)].map(named)
  const others = [
    ...constraints.filter((constraint) => constraint.kind !== 'primary-key'),
    ...columns.flatMap((column) => ownConstraints(spelling, column)),
  ]
  const counting = autoincrementColumn(spelling, key, (column) => isReferring(column, others))
  return {
    table,
    columns: columns.map((column) => ({
      column,
      nullable: column.nullable ?? !(column.primaryKey || key.includes(column) || isIdentity(column)),
      primaryKey: column.primaryKey || key.includes(column),
      counts: column === counting,
    })),
    primaryKey: key.length === 0 ? null : primaryKeyOf(explicit, key, counting),
    constraints: others,
    indexes: [...columns.filter((column) => column.index).map(implicitIndex), ...indexes],
  }
}

/** Without a constraint of its own the key's counting column stands first. */
function primaryKeyOf(
  explicit: ScriptPrimaryKey | null,
  key: readonly ScriptColumn[],
  counting: ScriptColumn | null,
): ScriptPrimaryKey {
  if (explicit !== null) return { ...explicit, columns: key.map(({ name }) => name.text) }
  const ordered = counting === null ? key : [counting, ...key.filter((column) => column !== counting)]
  return {
    kind: 'primary-key',
    name: null,
    deferrable: null,
    initially: null,
    columns: ordered.map(({ name }) => name.text),
    mysqlUsing: null,
    postgresqlInclude: [],
    place: key[0]?.place ?? { line: 1, column: 1 },
  }
}

function isIdentity(column: ScriptColumn): boolean {
  return column.default?.kind === 'identity'
}

function isReferring(column: ScriptColumn, constraints: readonly ScriptConstraint[]): boolean {
  return constraints.some(
    (constraint) => constraint.kind === 'foreign-key' && constraint.columns.includes(column.name.text),
  )
}

/** What a column adds to its table's constraints, in SQLAlchemy's order. */
function ownConstraints(
  spelling: Spelling,
  column: ScriptColumn,
): (ScriptUnique | ScriptCheck | ScriptForeignKey)[] {
  return [...uniqueOf(column), ...typeCheckOf(spelling, column), ...referencesOf(column)]
}

function uniqueOf({ name, unique, index, place }: ScriptColumn): ScriptUnique[] {
  if (!unique || index) return []
  return [
    {
      kind: 'unique',
      name: null,
      deferrable: null,
      initially: null,
      columns: [name.text],
      postgresqlInclude: [],
      postgresqlNullsNotDistinct: null,
      place,
    },
  ]
}

function referencesOf(column: ScriptColumn): ScriptForeignKey[] {
  return column.references.map((reference) => ({
    ...reference,
    kind: 'foreign-key',
    columns: [column.name.text],
    referred: { ...reference.referred, columns: [reference.referred.column] },
    place: column.place,
  }))
}

/** The CHECK that `Enum` and `Boolean` bring along with `create_constraint=True`. */
export function typeCheckOf(
  spelling: Spelling,
  { type, name, place }: Pick<ScriptColumn, 'type' | 'name' | 'place'>,
): ScriptCheck[] {
  const sql = spelling.typeCheck(type, name.text, place)
  if (sql === null) return []
  const given = type.args['name']
  return [
    {
      kind: 'check',
      name: typeof given === 'string' ? { text: given, final: false, quote: null } : null,
      deferrable: null,
      initially: null,
      condition: { kind: 'text', sql },
      postgresqlNotValid: false,
      place,
    },
  ]
}
