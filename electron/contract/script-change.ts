import type { ScriptColumn, ScriptDefault } from './script-column'
import type {
  ScriptCheck,
  ScriptConstraint,
  ScriptExclusion,
  ScriptForeignKey,
  ScriptIndex,
  ScriptPrimaryKey,
  ScriptUnique,
} from './script-constraint'
import type { ScriptDialect, ScriptName, ScriptPlace, ScriptType, ScriptValue } from './script-value'

/** A table a change speaks of. */
export interface ScriptTable {
  readonly name: ScriptName
  /** Null: the connection's own (search path, current database). */
  readonly schema: string | null
}

/** `op.create_table`. Order of the DDL: enum types not yet there, the table, its indexes, its comment, its columns' comments. */
export interface CreateTable {
  readonly kind: 'create-table'
  readonly table: ScriptTable
  readonly columns: readonly ScriptColumn[]
  /** The table's own, in the order made; those from `unique=True` and `ForeignKey` inside a column come behind them. */
  readonly constraints: readonly ScriptConstraint[]
  /** `sa.Index` among the arguments; those from `index=True` stand with their column. */
  readonly indexes: readonly ScriptIndex[]
  readonly comment: string | null
  /** Words between CREATE and TABLE. */
  readonly prefixes: readonly string[]
  readonly ifNotExists: boolean
  readonly postgresql: {
    readonly partitionBy: string | null
    readonly inherits: readonly string[]
    readonly withOids: boolean | null
    readonly with: readonly (readonly [string, string])[]
    readonly using: string | null
    readonly onCommit: string | null
    readonly tablespace: string | null
  }
  /** Table options without their `mysql_` (or `mariadb_`) in front, spelt as in the script, in the order given: `engine`, `charset`, `default_charset`, `collate`, `row_format` … */
  readonly mysql: readonly (readonly [string, string])[]
  readonly place: ScriptPlace
}

/** A value where "not given" differs from "none": null is not given. */
export type Given<T> = { readonly to: T } | null

/** `op.alter_column`. PostgreSQL gets a statement for each thing that changes; MySQL one CHANGE or MODIFY with the whole column, made from these and the `existing` ones. */
export interface AlterColumn {
  readonly kind: 'alter-column'
  readonly table: ScriptTable
  readonly column: string
  readonly type: ScriptType | null
  readonly nullable: boolean | null
  /** `to: null` drops the default. */
  readonly default: Given<ScriptDefault | null>
  readonly newName: string | null
  /** `to: null` removes the comment. */
  readonly comment: Given<string | null>
  /** Means something on MySQL only. */
  readonly autoincrement: boolean | null
  readonly existing: {
    readonly type: ScriptType | null
    readonly nullable: boolean | null
    readonly default: Given<ScriptDefault | null>
    readonly comment: string | null
    readonly autoincrement: boolean | null
  }
  /** The expression behind USING, verbatim; Alembic refuses it without `type`. */
  readonly postgresqlUsing: string | null
  readonly place: ScriptPlace
}

/** `op.add_column`: the column, then its constraints and indexes one by one, then its comment. */
export interface AddColumn {
  readonly kind: 'add-column'
  readonly table: ScriptTable
  readonly column: ScriptColumn
  readonly ifNotExists: boolean
  /** A single foreign key stands in the ADD COLUMN itself. */
  readonly inlineReferences: boolean
  /** `PRIMARY KEY` stands in the ADD COLUMN itself; otherwise `primary_key=True` adds none. */
  readonly inlinePrimaryKey: boolean
  readonly place: ScriptPlace
}

export interface DropConstraint {
  readonly kind: 'drop-constraint'
  readonly table: ScriptTable
  /** Null: only a naming convention could name it; else SQLAlchemy refuses to drop it. */
  readonly name: ScriptName | null
  /** MySQL needs it, PostgreSQL does not. */
  readonly type: 'foreignkey' | 'primary' | 'unique' | 'check' | null
  readonly ifExists: boolean
  readonly place: ScriptPlace
}

/** An SQL text as the server gets it: pieces of SQL, and values that stand between them as literals. */
export type ScriptSql = readonly (string | { readonly value: ScriptValue })[]

/**
 * `op.bulk_insert`: the columns of the first row are those of the statement; every row has them all. Values go through
 * the column's type as SQLAlchemy sends them: to a JSON column everything is a document (a string too; None is JSON's
 * own null unless `none_as_null`), to a Boolean one 0 and 1 are false and true.
 */
export interface BulkInsert {
  readonly kind: 'bulk-insert'
  readonly table: ScriptTable
  /** The table's columns as the script declares them; a null type passes values on as they are. */
  readonly columns: readonly { readonly name: ScriptName; readonly type: ScriptType | null }[]
  /** One value a column of `names`. */
  readonly names: readonly string[]
  readonly rows: readonly (readonly ScriptValue[])[]
  readonly place: ScriptPlace
}

/** `enum.create(op.get_bind())` and `.drop`: a type of its own on PostgreSQL; nothing on MySQL for `sa.Enum`. */
export interface EnumChange {
  readonly kind: 'create-enum' | 'drop-enum'
  /** `Enum` or `postgresql.ENUM`. */
  readonly type: ScriptType
  /** `checkfirst`: looks in the catalog first, and does nothing where the type is there already (create) or is not (drop). */
  readonly checkFirst: boolean
  readonly place: ScriptPlace
}

/** One thing a script asks for, before any server's spelling. */
export type ScriptChange =
  | CreateTable
  | {
      readonly kind: 'drop-table'
      readonly table: ScriptTable
      readonly ifExists: boolean
      readonly place: ScriptPlace
    }
  | {
      readonly kind: 'rename-table'
      readonly table: ScriptTable
      readonly newName: string
      readonly place: ScriptPlace
    }
  | AddColumn
  | AlterColumn
  | {
      readonly kind: 'drop-column'
      readonly table: ScriptTable
      readonly column: string
      readonly ifExists: boolean
      readonly place: ScriptPlace
    }
  | {
      readonly kind: 'create-index'
      readonly table: ScriptTable
      readonly index: ScriptIndex
      readonly ifNotExists: boolean
      readonly place: ScriptPlace
    }
  | {
      readonly kind: 'drop-index'
      /** Null where not given: PostgreSQL needs none, MySQL cannot do without. */
      readonly table: ScriptName | null
      readonly schema: string | null
      readonly name: ScriptName | null
      readonly ifExists: boolean
      readonly postgresqlConcurrently: boolean
      readonly place: ScriptPlace
    }
  | {
      readonly kind: 'add-constraint'
      readonly table: ScriptTable
      readonly constraint: ScriptPrimaryKey | ScriptUnique | ScriptForeignKey | ScriptCheck | ScriptExclusion
      readonly place: ScriptPlace
    }
  | DropConstraint
  | { readonly kind: 'execute'; readonly sql: ScriptSql; readonly place: ScriptPlace }
  | BulkInsert
  | {
      readonly kind: 'set-table-comment'
      readonly table: ScriptTable
      readonly comment: string | null
      readonly place: ScriptPlace
    }
  | { readonly kind: 'drop-table-comment'; readonly table: ScriptTable; readonly place: ScriptPlace }
  | EnumChange
  /** `with op.get_context().autocommit_block()`: commits what stands, then each statement by itself until the end. */
  | { readonly kind: 'begin-autocommit' | 'end-autocommit'; readonly place: ScriptPlace }

/** What reading one direction of a revision gives. */
export type ReadScript =
  | { readonly kind: 'changes'; readonly dialect: ScriptDialect; readonly changes: readonly ScriptChange[] }
  /** The function does nothing at all. */
  | { readonly kind: 'empty' }
  /** Not one statement of it is known for sure. `why` is a sentence for a person. */
  | { readonly kind: 'not-readable'; readonly line: number; readonly column: number; readonly why: string }
