import type { CheckConstraint, ForeignKey, ForeignKeyAction, TablePeriod } from '#contract/catalog'
import { Cursor } from './cursor'
import { itemsOf, type Token } from './scan'

const actions: readonly (readonly [readonly [string, ...string[]], ForeignKeyAction])[] = [
  [['RESTRICT'], 'RESTRICT'],
  [['CASCADE'], 'CASCADE'],
  [['SET', 'NULL'], 'SET NULL'],
  [['NO', 'ACTION'], 'NO ACTION'],
  [['SET', 'DEFAULT'], 'SET DEFAULT'],
]

/** Reads a foreign key or a check of the table, by its name. */
export function readConstraint(cursor: Cursor, database: string): ForeignKey | CheckConstraint {
  const name = cursor.name()
  if (cursor.words('CHECK')) {
    const expression = cursor.inner()
    ended(cursor)
    return { name, expression, validated: true, enforced: true, column: null }
  }
  if (!cursor.words('FOREIGN', 'KEY')) throw cursor.unreadable()
  const columns = namesIn(cursor.source, cursor.take('group'))
  if (!cursor.words('REFERENCES')) throw cursor.unreadable()
  const first = cursor.name()
  const second = cursor.words('.') ? cursor.name() : null
  const toColumns = namesIn(cursor.source, cursor.take('group'))
  // The server leaves RESTRICT out, which is its default.
  const onDelete = cursor.words('ON', 'DELETE') ? actionOf(cursor) : 'RESTRICT'
  const onUpdate = cursor.words('ON', 'UPDATE') ? actionOf(cursor) : 'RESTRICT'
  ended(cursor)
  return {
    name,
    columns,
    toSchema: second === null ? database : first,
    toTable: second ?? first,
    toColumns,
    onDelete,
    onUpdate,
    match: 'SIMPLE',
    deferrable: 'no',
    validated: true,
  }
}

/** Reads a period; null for that of system versioning, whose columns tell it. */
export function readPeriod(cursor: Cursor): TablePeriod | null {
  const system = cursor.words('SYSTEM_TIME')
  const name = system ? '' : cursor.name()
  const [from = '', to = ''] = namesIn(cursor.source, cursor.take('group'))
  ended(cursor)
  return system ? null : { name, from, to }
}

function actionOf(cursor: Cursor): ForeignKeyAction {
  const found = actions.find(([words]) => cursor.words(...words))
  if (found === undefined) throw cursor.unreadable()
  return found[1]
}

function namesIn(source: string, group: Token): string[] {
  return itemsOf(group).map((tokens) => {
    const cursor = new Cursor(source, tokens)
    const name = cursor.name()
    ended(cursor)
    return name
  })
}

function ended(cursor: Cursor): void {
  if (cursor.next !== undefined) throw cursor.unreadable()
}
