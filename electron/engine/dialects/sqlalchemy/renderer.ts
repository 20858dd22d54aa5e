import type { Statement } from '#contract/plan'
import type {
  AddColumn,
  AlterColumn,
  CreateTable,
  DropConstraint,
  ScriptChange,
  ScriptTable,
} from '#contract/script-change'
import type { ScriptConstraint, ScriptIndex } from '#contract/script-constraint'
import type { ScriptDialect, ScriptPlace } from '#contract/script-value'
import { bulkInsert, type ValueSql } from './bulk-insert'
import { executeSql } from './execute-sql'
import { type Rendered, renderEach, type Verdict } from './render-each'
import type { RenderContext, RenderOptions } from './render-options'
import { dottedTable, tableName, type Spelling } from './spelling'

export type Of<Kind extends Rendered['kind']> = Extract<Rendered, { kind: Kind }>

/** What one dialect says of its own; what SQLAlchemy's compilers have in common stands here. */
export interface DialectWords {
  readonly dialect: ScriptDialect
  spellingOf(options: RenderOptions): Spelling
  /** What each of these statements, sent in this order, means for transactions. */
  readonly judge: (statements: readonly string[]) => Promise<Verdict[]>
  split(text: string): Promise<readonly { readonly sql: string }[]>
  createTable(spelling: Spelling, change: CreateTable): string[]
  /** The new name of a table, as RENAME TO takes it. */
  newName(spelling: Spelling, table: ScriptTable, name: string): string
  addColumn(spelling: Spelling, change: AddColumn): string[]
  alterColumn(spelling: Spelling, change: AlterColumn): string[]
  dropColumn(spelling: Spelling, change: Of<'drop-column'>): string
  createIndex(spelling: Spelling, table: ScriptTable, index: ScriptIndex, ifNotExists: boolean): string
  dropIndex(spelling: Spelling, change: Of<'drop-index'>): string
  constraint(spelling: Spelling, table: ScriptTable, constraint: ScriptConstraint): string
  dropConstraint(spelling: Spelling, change: DropConstraint): string
  readonly value: ValueSql
  /** Refuses several statements in one text, where the drivers do. */
  refuseSeveral(spelling: Spelling, count: number, place: ScriptPlace): void
  tableComment(spelling: Spelling, table: ScriptTable, comment: string | null, place: ScriptPlace): string
  /** A table's comment taken away. */
  noTableComment(spelling: Spelling, table: ScriptTable, place: ScriptPlace): string
  enumChange(spelling: Spelling, change: Of<'create-enum' | 'drop-enum'>): string[]
}

/** Renders what Alembic would send to a server of a dialect, and says what each statement means for transactions. */
export function rendererOf(words: DialectWords) {
  return (
    changes: readonly ScriptChange[],
    file: string,
    context: RenderContext = {},
  ): Promise<Statement[]> => {
    const { dialect } = words
    const options = { dialect, namingConvention: null, madeTypes: new Set<string>(), ...context, file }
    const spelling = words.spellingOf(options)
    return renderEach(changes, (change) => changeSql(words, spelling, change), words.judge)
  }
}

async function changeSql(words: DialectWords, spelling: Spelling, change: Rendered): Promise<string[]> {
  switch (change.kind) {
    case 'create-table':
      return words.createTable(spelling, change)
    case 'drop-table':
      return [`DROP TABLE ${change.ifExists ? 'IF EXISTS ' : ''}${tableName(spelling, change.table)}`]
    case 'rename-table': {
      const to = words.newName(spelling, change.table, change.newName)
      return [`ALTER TABLE ${dottedTable(spelling, change.table)} RENAME TO ${to}`]
    }
    case 'add-column':
      return words.addColumn(spelling, change)
    case 'alter-column':
      return words.alterColumn(spelling, change)
    case 'drop-column':
      return [words.dropColumn(spelling, change)]
    case 'create-index':
      return [words.createIndex(spelling, change.table, change.index, change.ifNotExists)]
    case 'drop-index':
      return [words.dropIndex(spelling, change)]
    case 'add-constraint': {
      const constraint = words.constraint(spelling, change.table, change.constraint)
      return [`ALTER TABLE ${tableName(spelling, change.table)} ADD ${constraint}`]
    }
    case 'drop-constraint':
      return [words.dropConstraint(spelling, change)]
    case 'execute':
      return executeSql(words, spelling, change)
    case 'bulk-insert':
      return bulkInsert(spelling, change, words.value)
    case 'set-table-comment':
      return [words.tableComment(spelling, change.table, change.comment, change.place)]
    case 'drop-table-comment':
      return [words.noTableComment(spelling, change.table, change.place)]
    case 'create-enum':
    case 'drop-enum':
      return words.enumChange(spelling, change)
  }
}
