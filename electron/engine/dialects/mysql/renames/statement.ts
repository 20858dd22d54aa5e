import { alterTable } from './alter-table'
import type { Standing } from './standing'
import { Reader, Unsure, wordsOf } from './words'

/** Statements that leave tables as they are, by their first word. What a statement of theirs calls may not change any either. */
const harmless = new Set(
  (
    'INSERT UPDATE DELETE REPLACE SELECT VALUES WITH DO LOAD TRUNCATE COMMIT ROLLBACK SAVEPOINT RELEASE START ' +
    'LOCK UNLOCK GRANT REVOKE ANALYZE OPTIMIZE CHECK FLUSH SHOW DESCRIBE DEALLOCATE SIGNAL'
  ).split(' '),
)
const ofNoTable = new Set(
  'VIEW TRIGGER PROCEDURE FUNCTION EVENT SEQUENCE SCHEMA DATABASE USER ROLE SERVER PACKAGE AGGREGATE DEFINER ALGORITHM SQL'.split(
    ' ',
  ),
)

/** Follows one statement; throws `Unsure` where what it makes of tables can't be read. */
export function follow(sql: string, standing: Standing): void {
  const [first = ''] = /^\w+/.exec(sql) ?? []
  const verb = first.toUpperCase()
  if (harmless.has(verb)) return
  const reader = new Reader(wordsOf(sql))
  reader.takes(verb)
  if (verb === 'ALTER') alter(reader, standing)
  else if (verb === 'RENAME') rename(reader, standing)
  else if (verb === 'CREATE') create(reader, standing)
  else if (verb === 'DROP') drop(reader, standing)
  else if (verb === 'SET' ? reader.takes('STATEMENT') : verb !== 'BEGIN' || reader.takes('NOT'))
    throw new Unsure()
}

function alter(reader: Reader, standing: Standing): void {
  while (reader.takesAny('ONLINE', 'OFFLINE', 'IGNORE'));
  if (reader.takes('TABLE')) alterTable(reader, standing)
  else if (![...ofNoTable].some((kind) => reader.takes(kind))) throw new Unsure()
}

function rename(reader: Reader, standing: Standing): void {
  if (reader.takes('USER')) return
  if (!reader.takesAny('TABLE', 'TABLES')) throw new Unsure()
  const mayLack = reader.takes('IF', 'EXISTS')
  while (!reader.atEnd) {
    const pair = reader.clause()
    const from = pair.name()
    if (!pair.takes('NOWAIT') && pair.takes('WAIT')) pair.name()
    if (!pair.takes('TO')) throw new Unsure()
    const to = pair.name()
    if (standing.at(from) !== null || !mayLack) standing.rename(from, to)
  }
}

function create(reader: Reader, standing: Standing): void {
  const anew = reader.takes('OR', 'REPLACE')
  const unique = reader.takesAny('UNIQUE', 'FULLTEXT', 'SPATIAL')
  if (reader.takes('INDEX') || unique) {
    reader.takes('INDEX')
    indexOn(reader, standing)
    return
  }
  if (!reader.takes('TABLE')) {
    if ([...ofNoTable].some((kind) => reader.takes(kind))) return
    throw new Unsure()
  }
  const mayStand = reader.takes('IF', 'NOT', 'EXISTS')
  const name = reader.name()
  if (anew || !mayStand || standing.at(name) === null) standing.put(name)
}

function drop(reader: Reader, standing: Standing): void {
  if (reader.takes('INDEX')) {
    indexOn(reader, standing)
    return
  }
  if (!reader.takesAny('TABLE', 'TABLES')) {
    if (reader.takes('PREPARE') || [...ofNoTable].some((kind) => reader.takes(kind))) return
    throw new Unsure()
  }
  reader.takes('IF', 'EXISTS')
  while (!reader.atEnd) standing.drop(reader.clause().name())
}

/** An index by this name goes, or is a new one. */
function indexOn(reader: Reader, standing: Standing): void {
  reader.takes('IF', 'NOT', 'EXISTS')
  reader.takes('IF', 'EXISTS')
  const index = reader.name()
  if (reader.takes('USING')) reader.name()
  if (!reader.takes('ON')) throw new Unsure()
  const name = reader.name()
  const table = standing.at(name)
  if (table !== null) standing.put(name, { ...table, indexes: table.indexes.after([index], []) })
}
