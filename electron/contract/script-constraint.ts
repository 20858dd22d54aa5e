import type { ScriptExpression, ScriptName, ScriptPlace } from './script-value'

/** What every constraint may carry. */
export interface ScriptConstraintBase {
  /** Null: none given. The project's naming convention names it, else the server does. */
  readonly name: ScriptName | null
  /** True: `DEFERRABLE`; false: `NOT DEFERRABLE`; null: not said. */
  readonly deferrable: boolean | null
  /** `DEFERRED` or `IMMEDIATE`, as spelt. */
  readonly initially: string | null
  readonly place: ScriptPlace
}

export interface ScriptPrimaryKey extends ScriptConstraintBase {
  readonly kind: 'primary-key'
  readonly columns: readonly string[]
  /** `mysql_using`. */
  readonly mysqlUsing: string | null
  /** `postgresql_include`. */
  readonly postgresqlInclude: readonly string[]
}

export interface ScriptUnique extends ScriptConstraintBase {
  readonly kind: 'unique'
  readonly columns: readonly string[]
  readonly postgresqlInclude: readonly string[]
  readonly postgresqlNullsNotDistinct: boolean | null
}

export interface ScriptForeignKeyOptions {
  /** Spelt as in the script; already known to be one that SQLAlchemy lets through. */
  readonly onUpdate: string | null
  readonly onDelete: string | null
  readonly deferrable: boolean | null
  readonly initially: string | null
  /** `FULL`, `PARTIAL`, `SIMPLE`, as spelt (MySQL's dialect refuses it). */
  readonly match: string | null
  /** Inside create_table: the constraint is left out, for SQLAlchemy means it to be added later and Alembic never does. */
  readonly useAlter: boolean
  /** `postgresql_not_valid`. */
  readonly postgresqlNotValid: boolean
}

export interface ScriptForeignKey extends ScriptConstraintBase, ScriptForeignKeyOptions {
  readonly kind: 'foreign-key'
  readonly columns: readonly string[]
  readonly referred: {
    readonly schema: string | null
    readonly table: string
    readonly columns: readonly string[]
  }
}

export interface ScriptCheck extends ScriptConstraintBase {
  readonly kind: 'check'
  readonly condition: ScriptExpression
  readonly postgresqlNotValid: boolean
}

/** `postgresql.ExcludeConstraint`: PostgreSQL alone. */
export interface ScriptExclusion extends ScriptConstraintBase {
  readonly kind: 'exclusion'
  readonly elements: readonly { readonly of: ScriptExpression; readonly operator: string }[]
  /** `gist` where not given. */
  readonly using: string
  readonly where: ScriptExpression | null
  /** Operator classes by column name. */
  readonly ops: Readonly<Record<string, string>>
}

export type ScriptConstraint =
  ScriptPrimaryKey | ScriptUnique | ScriptForeignKey | ScriptCheck | ScriptExclusion

/** `op.create_index` and `sa.Index`. Only the options of the dialect read for are filled. */
export interface ScriptIndex {
  /** Null: the naming convention, else `ix_<first column's label>`. */
  readonly name: ScriptName | null
  readonly parts: readonly ScriptExpression[]
  readonly unique: boolean
  readonly postgresql: {
    readonly using: string | null
    readonly where: ScriptExpression | null
    readonly include: readonly string[]
    /** Operator class by column name, or by an expression's label. */
    readonly ops: Readonly<Record<string, string>>
    /** Storage parameters, in their own order. */
    readonly with: readonly (readonly [string, string])[]
    readonly tablespace: string | null
    /** Cannot run inside a transaction. */
    readonly concurrently: boolean
    /** Null: not said. False is said as `NULLS DISTINCT`. */
    readonly nullsNotDistinct: boolean | null
  }
  /** For the dialect `mariadb` these are its `mariadb_*` options. */
  readonly mysql: {
    readonly using: string | null
    /** One length for every column, or lengths by column name. */
    readonly length: number | Readonly<Record<string, number>> | null
    /** `FULLTEXT`, `SPATIAL` … before the word INDEX; where it is given, UNIQUE is still said before it. */
    readonly prefix: string | null
    readonly withParser: string | null
  }
  readonly place: ScriptPlace
}
