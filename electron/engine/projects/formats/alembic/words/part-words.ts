import type { ChangeKind } from '#contract/change'
import type { ScriptTable } from '#contract/script-change'
import type { ScriptColumn, ScriptColumnReference } from '#contract/script-column'
import type { ScriptConstraint, ScriptForeignKeyOptions, ScriptIndex } from '#contract/script-constraint'
import type { ScriptName } from '#contract/script-value'
import { defaultWords, expressionWords, typeWords } from './expression-words'

/** A change in words, before its place is known. */
export interface Words {
  readonly kind: ChangeKind | null
  readonly sentence: string
  readonly aside: string | null
}

/** A table by name, with its schema where the script tells one. */
export function tableName({ name, schema }: ScriptTable): string {
  return schema === null ? name.text : `${schema}.${name.text}`
}

/** Asides joined; null where none says anything. */
export function asideOf(...words: readonly (string | false | null | undefined)[]): string | null {
  const said = words.filter((word) => typeof word === 'string' && word !== '')
  return said.length === 0 ? null : said.join(', ')
}

/** What a column is: its type, and what it asks of its values. */
export function columnAside(column: ScriptColumn): string | null {
  return asideOf(
    typeWords(column.type),
    column.primaryKey && 'primary key',
    column.nullable === false && !column.primaryKey && 'not null',
    column.default !== null && defaultWords(column.default),
    column.comment !== null && `comment “${column.comment}”`,
  )
}

/** What comes with a column: its index, its unique constraint, its foreign keys. */
export function columnParts(table: ScriptTable, column: ScriptColumn): Words[] {
  const on = `${tableName(table)}(${column.name.text})`
  return [
    ...(column.index
      ? [
          {
            kind: 'create-index' as const,
            sentence: `index on ${on}`,
            aside: column.unique ? 'unique' : null,
          },
        ]
      : []),
    ...(column.unique && !column.index
      ? [{ kind: 'add-unique' as const, sentence: `unique on ${on}`, aside: null }]
      : []),
    ...column.references
      .filter(({ useAlter }) => !useAlter)
      .map((reference) => referenceWords(table, column.name.text, reference)),
  ]
}

/** An index that is made. */
export function indexWords(table: ScriptTable, index: ScriptIndex): Words {
  const { postgresql, mysql } = index
  const parts = index.parts.map(expressionWords).join(', ')
  return {
    kind: 'create-index',
    sentence: `index ${named(index.name)}on ${tableName(table)}(${parts})`,
    aside: asideOf(
      index.unique && 'unique',
      postgresql.using !== null && `using ${postgresql.using}`,
      mysql.prefix,
      mysql.using !== null && `using ${mysql.using}`,
      postgresql.include.length > 0 && `include (${postgresql.include.join(', ')})`,
      postgresql.where !== null && `where ${expressionWords(postgresql.where)}`,
      postgresql.concurrently && 'concurrently',
    ),
  }
}

/** A constraint that is made. */
export function constraintWords(table: ScriptTable, constraint: ScriptConstraint): Words {
  const on = tableName(table)
  const name = named(constraint.name)
  switch (constraint.kind) {
    case 'primary-key':
      return {
        kind: 'add-primary-key',
        sentence: `primary key ${name}on ${over(on, constraint.columns)}`,
        aside: null,
      }
    case 'unique':
      return { kind: 'add-unique', sentence: `unique ${name}on ${over(on, constraint.columns)}`, aside: null }
    case 'foreign-key': {
      const { schema, table: to, columns } = constraint.referred
      const there = over(schema === null ? to : `${schema}.${to}`, columns)
      const sentence = `foreign key ${name}${over(on, constraint.columns)} → ${there}`
      return { kind: 'add-foreign-key', sentence, aside: actions(constraint) }
    }
    case 'check':
      return {
        kind: 'add-check',
        sentence: `check ${name}on ${on}`,
        aside: expressionWords(constraint.condition),
      }
    case 'exclusion':
      return {
        kind: 'add-exclusion',
        sentence: `exclusion ${name}on ${on}`,
        aside: `using ${constraint.using}`,
      }
  }
}

function referenceWords(table: ScriptTable, column: string, reference: ScriptColumnReference): Words {
  const { schema, table: to, column: there } = reference.referred
  const target = over(schema === null ? to : `${schema}.${to}`, [there])
  const sentence = `foreign key ${named(reference.name)}${over(tableName(table), [column])} → ${target}`
  return { kind: 'add-foreign-key', sentence, aside: actions(reference) }
}

function actions({ onDelete, onUpdate }: ScriptForeignKeyOptions): string | null {
  return asideOf(
    onDelete !== null && `on delete ${onDelete.toLowerCase()}`,
    onUpdate !== null && `on update ${onUpdate.toLowerCase()}`,
  )
}

function named(name: ScriptName | null): string {
  return name === null ? '' : `${name.text} `
}

function over(on: string, columns: readonly string[]): string {
  return `${on}(${columns.join(', ')})`
}
