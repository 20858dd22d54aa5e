import type { Statement } from '#contract/plan'
import type { ScriptChange } from '#contract/script-change'
import { renderEach } from '../../sqlalchemy/render-each'
import type { RenderContext } from '../../sqlalchemy/render-options'
import { judgeInOrder } from '../split'
import { changeSql } from './change'
import { spellingOf } from './spelling'

/** What Alembic would send to PostgreSQL for these changes, and what each statement means for transactions. */
export async function render(
  changes: readonly ScriptChange[],
  file: string,
  context: RenderContext = {},
): Promise<Statement[]> {
  const spelling = spellingOf({
    dialect: 'postgresql',
    namingConvention: null,
    madeTypes: new Set(),
    ...context,
    file,
  })
  return renderEach(changes, (change) => changeSql(spelling, change), judgeInOrder)
}
