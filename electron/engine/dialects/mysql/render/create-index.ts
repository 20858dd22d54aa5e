import type { ScriptTable } from '#contract/script-change'
import type { ScriptIndex } from '#contract/script-constraint'
import type { ScriptExpression } from '#contract/script-value'
import { expression } from '../../sqlalchemy/expression'
import { indexName } from '../../sqlalchemy/index-name'
import { phrase } from '../../sqlalchemy/refuse'
import { tableName, type Spelling } from '../../sqlalchemy/spelling'

/** CREATE INDEX with MySQL's options. */
export function createIndex(
  spelling: Spelling,
  table: ScriptTable,
  index: ScriptIndex,
  ifNotExists: boolean,
): string {
  const { using, prefix, withParser } = index.mysql
  const word = (text: string): string => phrase(spelling, index.place, text, /^\w+$/)
  return [
    `CREATE ${index.unique ? 'UNIQUE ' : ''}`,
    prefix === null || prefix === '' ? '' : `${word(prefix)} `,
    `INDEX ${ifNotExists ? 'IF NOT EXISTS ' : ''}${indexName(spelling, table, index)} `,
    `ON ${tableName(spelling, table)} (${index.parts.map((part) => key(spelling, part, index)).join(', ')})`,
    withParser === null ? '' : ` WITH PARSER ${word(withParser)}`,
    using === null ? '' : ` USING ${word(using)}`,
  ].join('')
}

function key(spelling: Spelling, part: ScriptExpression, { mysql: { length }, place }: ScriptIndex): string {
  const sql = expression(spelling, part, place)
  const spelt = isGrouped(part) ? `(${sql})` : sql
  if (length === null) return spelt
  if (typeof length === 'number') return `${spelt}(${length})`
  const name = part.kind === 'column' ? part.name.text : part.kind === 'text' ? part.sql : null
  const own = name === null ? undefined : length[name]
  return own === undefined ? spelt : `${spelt}(${own})`
}

/** SQLAlchemy puts functions and other operators than ASC and DESC between parentheses. */
function isGrouped(part: ScriptExpression): boolean {
  return part.kind === 'call' || (part.kind === 'ordered' && part.words.startsWith('NULLS'))
}
