import type { ScriptTable } from '#contract/script-change'
import type { ScriptPlace } from '#contract/script-value'
import { refuse } from '../../sqlalchemy/refuse'
import { tableName, type Spelling } from '../../sqlalchemy/spelling'

/** ALTER TABLE … COMMENT. */
export function tableComment(
  spelling: Spelling,
  table: ScriptTable,
  comment: string | null,
  place: ScriptPlace,
): string {
  if (comment === null)
    refuse(
      spelling,
      place,
      'MySQL takes no NULL for a comment.',
      'Use op.drop_table_comment, or an empty comment.',
    )
  return `ALTER TABLE ${tableName(spelling, table)} COMMENT ${spelling.literal(comment ?? '')}`
}
