/** A place in a script's file: line and column from 1, column in UTF-16 units. */
export interface ScriptPlace {
  readonly line: number
  readonly column: number
}

/** SQLAlchemy's name of the dialect a script is read for. A `mysql://` URL stays `mysql` even on a MariaDB server; only a `mariadb://` URL is `mariadb`. */
export type ScriptDialect = 'postgresql' | 'mysql' | 'mariadb'

/**
 * A table, column, index, constraint or type name. A plain name longer than the server allows is an error
 * (SQLAlchemy's `IdentifierError`); a `final` one is shortened instead (first max−8 characters, `_`, last four of its MD5).
 */
export interface ScriptName {
  readonly text: string
  /** `op.f('…')`: a naming convention never touches it. A plain constraint name is changed by a convention that holds `%(constraint_name)s`. */
  readonly final: boolean
  /** `quote=True/False`, or a `quoted_name`; null: quoted where the identifier needs it. */
  readonly quote: boolean | null
}

/** A value of a row or of a statement's parameter. Numbers keep their digits. */
export type ScriptValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'string'; readonly text: string }
  /** `text` is decimal, with a leading `-` where negative. */
  | { readonly kind: 'integer'; readonly text: string }
  /** A Python float, in Python's own `repr`. */
  | { readonly kind: 'float'; readonly text: string }
  /** `decimal.Decimal('…')`. */
  | { readonly kind: 'decimal'; readonly text: string }
  /** ISO 8601 with a blank in the middle; `offset` as `+02:00`, null where the value is naive. */
  | { readonly kind: 'datetime'; readonly text: string; readonly offset: string | null }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'time'; readonly text: string }
  | { readonly kind: 'uuid'; readonly text: string }
  | { readonly kind: 'bytes'; readonly hex: string }
  /** For ARRAY and JSON columns. */
  | { readonly kind: 'list'; readonly items: readonly ScriptValue[] }
  /** For JSON and HSTORE columns; keys in their own order. */
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [string, ScriptValue])[] }
  /** An SQL expression as a value: `op.inline_literal(…)` is rendered in the statement as a literal of its own Python type, never sent beside it. */
  | { readonly kind: 'expression'; readonly expression: ScriptExpression }

/**
 * An SQL expression. `text` is `sa.text('…')`, or a string where SQLAlchemy makes one into a text: the server gets it
 * exactly so (`\:` is already `:`; a `:name` without a value is refused by the reader, as SQLAlchemy refuses it).
 */
export type ScriptExpression =
  | { readonly kind: 'text'; readonly sql: string }
  /** `sa.literal_column('…')`: raw SQL, too. */
  | { readonly kind: 'literal-column'; readonly sql: string }
  /** A column by name (`sa.column('x')`, or a string among an index's columns): an identifier, quoted where needed, without its table. */
  | { readonly kind: 'column'; readonly name: ScriptName }
  /** `sa.literal(v)`, `op.inline_literal(v)`, or a plain value among a function's arguments: rendered as a literal in DDL. */
  | { readonly kind: 'value'; readonly value: ScriptValue }
  /** `sa.func.schema.name(…)`: names joined by dots; `now`, `current_timestamp` and the like are SQLAlchemy's known functions and render without parentheses where SQLAlchemy does so. */
  | { readonly kind: 'call'; readonly path: readonly string[]; readonly args: readonly ScriptExpression[] }
  | { readonly kind: 'true' }
  | { readonly kind: 'false' }
  | { readonly kind: 'null' }
  /** `sa.desc(x)`, `x.desc()`, `.nulls_last()`: `words` is what follows the expression. */
  | {
      readonly kind: 'ordered'
      readonly of: ScriptExpression
      readonly words: 'ASC' | 'DESC' | 'NULLS FIRST' | 'NULLS LAST'
    }
  /** `x.is_(None)`, `x.is_not(None)`: `words` is what follows the expression. */
  | { readonly kind: 'null-test'; readonly of: ScriptExpression; readonly words: 'IS NULL' | 'IS NOT NULL' }
  /** `sa.cast(x, T)`: `CAST(x AS T)`. */
  | { readonly kind: 'cast'; readonly of: ScriptExpression; readonly type: ScriptType }

/** A type's argument that is a plain value. */
export type ScriptTypeArgument = string | number | boolean | null

/**
 * A column's type as the script spells it, not yet any server's.
 * `name` is the class: `String`, `VARCHAR`, `Uuid` of `sqlalchemy` (`sa.types.X` too), `postgresql.JSONB`, `mysql.INTEGER` of a dialect.
 * A class that a dialect only passes on keeps SQLAlchemy's plain name (`postgresql.VARCHAR` is `VARCHAR`), for it is the same class.
 */
export interface ScriptType {
  readonly name: string
  /** By SQLAlchemy's parameter name, given ones only, also where they came by position (`String(50)` is `{ length: 50 }`). Arguments that never reach DDL (`as_uuid`, `asdecimal`, `validate_strings` …) are checked and left out. */
  readonly args: Readonly<Record<string, ScriptTypeArgument>>
  /** The values of `Enum`, `postgresql.ENUM`, `mysql.ENUM` and `mysql.SET`, in order; empty for every other type. */
  readonly values: readonly string[]
  /** The element's type for `ARRAY`, the underlying one for `postgresql.DOMAIN`; null for every other type. */
  readonly item: ScriptType | null
  /** `with_variant(type, 'name')`: where the dialect read for has this name the variant takes the type's place in DDL, while SQLAlchemy still judges by the base type whether a key is an integer (SERIAL, AUTO_INCREMENT). */
  readonly variants: readonly { readonly dialect: ScriptDialect; readonly type: ScriptType }[]
}
