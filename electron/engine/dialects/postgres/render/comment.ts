import type { ScriptTable } from '#contract/script-change'
import type { ScriptName } from '#contract/script-value'
import { dottedTable, spell, tableName, type Spelling } from '../../sqlalchemy/spelling'

/** COMMENT ON TABLE; null removes it. */
export function tableComment(spelling: Spelling, table: ScriptTable, comment: string | null): string {
  return `COMMENT ON TABLE ${tableName(spelling, table)} IS ${text(spelling, comment)}`
}

/** COMMENT ON COLUMN of a table just made. */
export function columnComment(
  spelling: Spelling,
  table: ScriptTable,
  column: ScriptName,
  comment: string,
): string {
  return `COMMENT ON COLUMN ${tableName(spelling, table)}.${spell(spelling, column)} IS ${spelling.literal(comment)}`
}

/** COMMENT ON COLUMN of `alter_column`; null removes it. */
export function alteredComment(
  spelling: Spelling,
  table: ScriptTable,
  column: string,
  comment: string | null,
): string {
  return `COMMENT ON COLUMN ${dottedTable(spelling, table)}.${spelling.quote(column)} IS ${text(spelling, comment)}`
}

function text(spelling: Spelling, comment: string | null): string {
  return comment === null ? 'NULL' : spelling.literal(comment)
}
