import type { ScriptColumn, ScriptColumnReference, ScriptDefault } from '#contract/script-column'
import type { ScriptConstraint, ScriptIndex } from '#contract/script-constraint'
import type { ScriptChange, ScriptTable } from '#contract/script-change'
import type { ScriptExpression, ScriptType, ScriptValue } from '#contract/script-value'
import type { PyNode } from '../../../python/parse'
import type { FunctionDefinition } from '../../../python/statements'
import type { PyValue } from '../../../python/values'

/** Python's plain values. */
export type Scalar = Exclude<PyValue, { readonly kind: 'tuple' | 'list' | 'set' | 'dict' }>

/** A table that rows can be put into: `sa.table(…)`, `sa.Table(…)`, or what `op.create_table` gives back. */
export interface TableValue {
  readonly table: ScriptTable
  readonly columns: readonly {
    readonly name: string
    readonly type: ScriptType | null
    readonly clientDefault: boolean
  }[]
}

/** `with op.batch_alter_table(…)`: what its operations ask for waits here until the block ends. */
export interface Batch {
  readonly table: ScriptTable
  readonly waiting: ScriptChange[]
}

/** `:name` values given to a text. */
export type TextValues = readonly (readonly [string, ScriptValue])[]

/** What an expression of a script stands for. */
export type Value =
  | Scalar
  | { readonly kind: 'tuple' | 'list' | 'set'; readonly items: readonly Value[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [Value, Value])[] }
  /** `op.f('…')` and `quoted_name('…', …)`: strings that SQLAlchemy treats in their own way. */
  | { readonly kind: 'name'; readonly text: string; readonly final: boolean; readonly quote: boolean | null }
  /** A date, a decimal, a UUID. */
  | { readonly kind: 'scalar'; readonly value: ScriptValue }
  /** Something imported, by its full name. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'function'; readonly definition: FunctionDefinition }
  | { readonly kind: 'method'; readonly of: Value; readonly name: string }
  | { readonly kind: 'type'; readonly type: ScriptType }
  | { readonly kind: 'text'; readonly sql: string; readonly values: TextValues }
  | {
      readonly kind: 'expression'
      readonly expression: ScriptExpression
      readonly type: ScriptType | null
    }
  | { readonly kind: 'default'; readonly value: ScriptDefault }
  | { readonly kind: 'column'; readonly column: ScriptColumn }
  | { readonly kind: 'reference'; readonly reference: ScriptColumnReference }
  | { readonly kind: 'constraint'; readonly constraint: ScriptConstraint }
  | { readonly kind: 'index'; readonly index: ScriptIndex }
  | { readonly kind: 'table'; readonly table: TableValue }
  | { readonly kind: 'metadata' }
  | { readonly kind: 'operations'; readonly batch: Batch | null }
  | { readonly kind: 'batch'; readonly batch: Batch }
  | { readonly kind: 'autocommit' }
  | { readonly kind: 'environment' | 'context' | 'connection' | 'dialect' | 'logger' }
  /** The connection's URL: only what it begins with is known. */
  | { readonly kind: 'url' }
  /** What a statement gave back: fine as long as nobody looks at it. */
  | { readonly kind: 'result' }
  /** A function without a name, or something else that only a Python-side default may be. */
  | { readonly kind: 'opaque'; readonly what: string }

/** A value, and the node that gave it. */
export interface Argument {
  readonly node: PyNode
  readonly value: Value
}

const words: Readonly<Record<Exclude<Value['kind'], 'path' | 'opaque' | 'builtin'>, string>> = {
  none: 'None',
  bool: 'a boolean',
  int: 'an integer',
  float: 'a float',
  str: 'a string',
  bytes: 'bytes',
  tuple: 'a tuple',
  list: 'a list',
  set: 'a set',
  dict: 'a dictionary',
  name: 'a name',
  type: 'a type',
  text: 'an SQL text',
  expression: 'an SQL expression',
  default: 'a server default',
  column: 'a column',
  reference: 'a ForeignKey',
  constraint: 'a constraint',
  index: 'an index',
  table: 'a table',
  function: 'a function',
  result: 'what a statement gave back',
  connection: 'the connection',
  context: 'the migration context',
  environment: 'alembic.context',
  dialect: 'the dialect',
  operations: 'op',
  batch: 'a batch',
  autocommit: 'an autocommit block',
  method: 'a method',
  metadata: 'sa.MetaData()',
  scalar: 'a date, a decimal or a UUID',
  logger: 'a logger',
  url: 'the connection’s URL',
}

/** What a value is, for a sentence. */
export function describe(value: Value): string {
  if (value.kind === 'path') return value.path
  if (value.kind === 'opaque') return value.what
  if (value.kind === 'builtin') return value.name
  return words[value.kind]
}

/** The text of a string, of a plain one or of a name; null for anything else. */
export function stringOf(value: Value): string | null {
  if (value.kind === 'str') return value.value
  return value.kind === 'name' ? value.text : null
}
