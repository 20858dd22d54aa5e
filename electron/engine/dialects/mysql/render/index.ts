import { refuse } from '../../sqlalchemy/refuse'
import { rendererOf } from '../../sqlalchemy/renderer'
import { dottedTable } from '../../sqlalchemy/spelling'
import { judgeInOrder, split } from '../split'
import { alterColumn } from './alter-column'
import { tableComment } from './comment'
import { constraintSql } from './constraint'
import { createIndex } from './create-index'
import { dropConstraint, dropIndex } from './drop'
import { enumChange } from './enum'
import { valueSql } from './rows'
import { spellingOf } from './spelling'
import { addColumn, createTable, dropColumn } from './table'

/** What Alembic would send to MySQL or MariaDB for these changes, and what each statement means for transactions. */
export const render = rendererOf({
  dialect: 'mysql',
  spellingOf,
  judge: judgeInOrder,
  split,
  createTable,
  newName: (spelling, { schema }, text) =>
    dottedTable(spelling, { name: { text, final: false, quote: null }, schema }),
  addColumn,
  alterColumn,
  dropColumn,
  createIndex,
  dropIndex,
  constraint: constraintSql,
  dropConstraint,
  value: valueSql,
  // What several do depends on the driver.
  refuseSeveral: (spelling, count, place) =>
    refuse(
      spelling,
      place,
      `op.execute is given ${count} statements at once, which most drivers for MySQL refuse.`,
      'Give each statement an op.execute of its own.',
    ),
  tableComment,
  noTableComment: (spelling, table, place) => tableComment(spelling, table, '', place),
  enumChange,
})
