import { rendererOf } from '../../sqlalchemy/renderer'
import { spell } from '../../sqlalchemy/spelling'
import { judgeInOrder, split } from '../split'
import { alterColumn } from './alter-column'
import { tableComment } from './comment'
import { constraintSql } from './constraint'
import { createIndex } from './create-index'
import { dropConstraint, dropIndex } from './drop'
import { enumChange } from './named-type'
import { valueSql } from './rows'
import { spellingOf } from './spelling'
import { addColumn, createTable, dropColumn } from './table'

/** What Alembic would send to PostgreSQL for these changes, and what each statement means for transactions. */
export const render = rendererOf({
  dialect: 'postgresql',
  spellingOf,
  judge: judgeInOrder,
  split,
  createTable,
  newName: (spelling, _table, name) => spell(spelling, name),
  addColumn,
  alterColumn,
  dropColumn,
  createIndex,
  dropIndex,
  constraint: constraintSql,
  dropConstraint,
  value: valueSql,
  // The server takes several in one text, and runs them in turn.
  refuseSeveral: () => undefined,
  tableComment,
  noTableComment: (spelling, table) => tableComment(spelling, table, null),
  enumChange,
})
