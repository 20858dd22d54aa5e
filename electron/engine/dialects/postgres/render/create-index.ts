import type { ScriptTable } from '#contract/script-change'
import type { ScriptIndex } from '#contract/script-constraint'
import type { ScriptExpression } from '#contract/script-value'
import { expression } from '../../sqlalchemy/expression'
import { indexName } from '../../sqlalchemy/index-name'
import { phrase } from '../../sqlalchemy/refuse'
import { spell, tableName, type Spelling } from '../../sqlalchemy/spelling'
import { quote } from '../quote'
import { including } from './constraint'

/** CREATE INDEX with PostgreSQL's options. */
export function createIndex(
  spelling: Spelling,
  table: ScriptTable,
  index: ScriptIndex,
  ifNotExists: boolean,
): string {
  const { using, where, include, ops, tablespace, concurrently, nullsNotDistinct } = index.postgresql
  const storage = index.postgresql.with.map(([name, value]) => `${name} = ${value}`)
  return [
    `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX `,
    concurrently ? 'CONCURRENTLY ' : '',
    ifNotExists ? 'IF NOT EXISTS ' : '',
    `${indexName(spelling, table, index)} ON ${tableName(spelling, table)} `,
    using === null ? '' : `USING ${phrase(spelling, index.place, using, /^\w+$/).toLowerCase()} `,
    `(${index.parts.map((part) => key(spelling, part, index, ops)).join(', ')})`,
    including(spelling, include),
    nullsNotDistinct === null ? '' : nullsNotDistinct ? ' NULLS NOT DISTINCT' : ' NULLS DISTINCT',
    storage.length === 0 ? '' : ` WITH (${storage.join(', ')})`,
    tablespace === null ? '' : ` TABLESPACE ${quote(tablespace)}`,
    where === null ? '' : ` WHERE ${expression(spelling, where, index.place)}`,
  ].join('')
}

function key(
  spelling: Spelling,
  part: ScriptExpression,
  { place }: ScriptIndex,
  ops: Readonly<Record<string, string>>,
): string {
  const name = part.kind === 'column' ? part.name.text : part.kind === 'text' ? part.sql : null
  const operatorClass = name === null ? undefined : ops[name]
  const sql = part.kind === 'column' ? spell(spelling, part.name) : expression(spelling, part, place)
  return operatorClass === undefined ? sql : `${sql} ${operatorClass}`
}
