import type { ChangeKind } from '#contract/change'
import type { AlterColumn, CreateTable, ScriptChange } from '#contract/script-change'
import type { ScriptPlace } from '#contract/script-value'
import type { ToldChange } from '#contract/told-changes'
import { defaultWords, oneLine, typeWords, valueWords } from './expression-words'
import {
  asideOf,
  columnAside,
  columnParts,
  constraintWords,
  indexWords,
  tableName,
  type Words,
} from './part-words'

/** What a script asks for, as a list of sentences; no database is needed. */
export function changeWords(changes: readonly ScriptChange[]): ToldChange[] {
  return changes.flatMap((change) => wordsOf(change).map((words) => placed(words, change.place)))
}

function placed(words: Words, { line, column }: ScriptPlace): ToldChange {
  return { ...words, line, column }
}

function wordsOf(change: ScriptChange): Words[] {
  switch (change.kind) {
    case 'create-table':
      return createTable(change)
    case 'drop-table':
      return [said('drop-table', `table ${tableName(change.table)}`)]
    case 'rename-table':
      return [said('alter-table', `table ${tableName(change.table)}`, `renamed to ${change.newName}`)]
    case 'add-column': {
      const { table, column } = change
      const sentence = `column ${tableName(table)}.${column.name.text}`
      return [said('add-column', sentence, columnAside(column)), ...columnParts(table, column)]
    }
    case 'alter-column':
      return [alterColumn(change)]
    case 'drop-column':
      return [said('drop-column', `column ${tableName(change.table)}.${change.column}`)]
    case 'create-index':
      return [indexWords(change.table, change.index)]
    case 'drop-index': {
      const on = change.table === null ? '' : ` on ${change.table.text}`
      return [said('drop-index', `index ${change.name?.text ?? ''}${on}`)]
    }
    case 'add-constraint':
      return [constraintWords(change.table, change.constraint)]
    case 'drop-constraint': {
      const name = change.name?.text ?? 'without a name'
      const table = tableName(change.table)
      // Which kind of constraint it is, only the database tells.
      if (change.type === null)
        return [said('alter-table', `table ${table}`, `without its constraint ${name}`)]
      const { kind, words } = dropped[change.type]
      return [said(kind, `${words} ${name} on ${table}`)]
    }
    case 'create-enum':
    case 'drop-enum': {
      const name = change.type.args['name']
      const values = change.kind === 'create-enum' ? change.type.values.join(', ') : null
      return [said(change.kind, `enum ${typeof name === 'string' ? name : ''}`, values)]
    }
    case 'set-table-comment':
      return [said('alter-table', `table ${tableName(change.table)}`, `comment “${change.comment ?? ''}”`)]
    case 'drop-table-comment':
      return [said('alter-table', `table ${tableName(change.table)}`, 'its comment goes')]
    case 'execute': {
      const sql = change.sql
        .map((part) => (typeof part === 'string' ? part : valueWords(part.value)))
        .join('')
      return [said(null, oneLine(sql))]
    }
    case 'bulk-insert': {
      const rows = `${change.rows.length} ${change.rows.length === 1 ? 'row' : 'rows'}`
      return [said(null, `insert ${rows} into ${tableName(change.table)}`)]
    }
    case 'begin-autocommit':
      return [said(null, 'commit; from here each statement by itself')]
    case 'end-autocommit':
      return [said(null, 'a transaction again from here')]
  }
}

const dropped = {
  foreignkey: { kind: 'drop-foreign-key', words: 'foreign key' },
  primary: { kind: 'drop-primary-key', words: 'primary key' },
  unique: { kind: 'drop-unique', words: 'unique' },
  check: { kind: 'drop-check', words: 'check' },
} as const

function said(kind: ChangeKind | null, sentence: string, aside: string | null = null): Words {
  return { kind, sentence, aside }
}

function createTable({ table, columns, constraints, indexes, comment }: CreateTable): Words[] {
  const count = `${columns.length} ${columns.length === 1 ? 'column' : 'columns'}`
  const names = columns.map(({ name }) => name.text).join(', ')
  const aside = asideOf(`${count}: ${names}`, comment !== null && `comment “${comment}”`)
  // A primary key is part of what a table is; the other parts are things of their own.
  const parts = constraints.filter((one) => one.kind !== 'primary-key' && !leftOut(one))
  return [
    said('create-table', `table ${tableName(table)}`, aside),
    ...parts.map((constraint) => constraintWords(table, constraint)),
    ...columns.flatMap((column) => columnParts(table, column)),
    ...indexes.map((index) => indexWords(table, index)),
  ]
}

// SQLAlchemy leaves it out of create_table, to be added later, and Alembic never does.
function leftOut(constraint: CreateTable['constraints'][number]): boolean {
  return constraint.kind === 'foreign-key' && constraint.useAlter
}

function alterColumn({ table, column, existing, ...to }: AlterColumn): Words {
  const was = (words: string | null) => (words === null ? '' : `${words} → `)
  const nullability = (nullable: boolean) => (nullable ? 'nullable' : 'not null')
  const type = to.type === null ? null : typeWords(to.type)
  const before = existing.type === null ? null : typeWords(existing.type)
  return said(
    'alter-column',
    `column ${tableName(table)}.${column}`,
    asideOf(
      to.newName !== null && `renamed to ${to.newName}`,
      type !== null && `${was(before)}${type}`,
      to.nullable !== null &&
        `${was(existing.nullable === null ? null : nullability(existing.nullable))}${nullability(to.nullable)}`,
      to.default !== null && (to.default.to === null ? 'no default' : defaultWords(to.default.to)),
      to.comment !== null && (to.comment.to === null ? 'no comment' : `comment “${to.comment.to}”`),
      to.autoincrement !== null && (to.autoincrement ? 'auto-increment' : 'no auto-increment'),
    ),
  )
}
