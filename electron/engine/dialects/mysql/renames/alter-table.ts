import { Names, type Standing } from './standing'
import { type Reader, Unsure } from './words'

type Pair = readonly [from: string, to: string]

interface Altered {
  /** Columns and indexes that went or came. */
  readonly columns: string[]
  readonly indexes: string[]
  readonly renamedColumns: Pair[]
  readonly renamedIndexes: Pair[]
  /** An index came whose name the server chooses. */
  unnamed: boolean
  table: string | null
}

/** What stands behind `ALTER TABLE`: its clauses name everything as it was before them. */
export function alterTable(reader: Reader, standing: Standing): void {
  reader.takes('IF', 'EXISTS')
  const name = reader.name()
  if (!reader.takes('NOWAIT') && reader.takes('WAIT')) reader.name()
  const altered: Altered = {
    columns: [],
    indexes: [],
    renamedColumns: [],
    renamedIndexes: [],
    unnamed: false,
    table: null,
  }
  while (!reader.atEnd) clause(reader.clause(), altered)
  const table = standing.at(name)
  // A view, or IF EXISTS and there was none.
  if (table === null) return
  const indexes = table.indexes.after(altered.indexes, altered.renamedIndexes)
  standing.put(name, {
    origin: table.origin,
    columns: table.columns.after(altered.columns, altered.renamedColumns),
    indexes: altered.unnamed ? new Names() : indexes,
  })
  if (altered.table !== null) standing.rename(name, altered.table)
}

function clause(reader: Reader, altered: Altered): void {
  if (reader.takes('RENAME')) rename(reader, altered)
  else if (reader.takes('CHANGE')) {
    reader.takes('COLUMN')
    reader.takes('IF', 'EXISTS')
    altered.renamedColumns.push([reader.name(), reader.name()])
  } else if (reader.takes('DROP')) drop(reader, altered)
  else if (reader.takes('ADD')) add(reader, altered)
}

function rename(reader: Reader, altered: Altered): void {
  const part = reader.takes('COLUMN') ? 'column' : reader.takesAny('INDEX', 'KEY') ? 'index' : null
  if (part === null) {
    reader.takesAny('TO', 'AS', '=')
    altered.table = reader.name()
    return
  }
  reader.takes('IF', 'EXISTS')
  const from = reader.name()
  if (!reader.takes('TO')) throw new Unsure()
  const pairs = part === 'column' ? altered.renamedColumns : altered.renamedIndexes
  pairs.push([from, reader.name()])
}

function drop(reader: Reader, altered: Altered): void {
  if (reader.takesAny('PRIMARY', 'FOREIGN', 'CHECK', 'PARTITION', 'SYSTEM', 'PERIOD')) return
  if (reader.takes('CONSTRAINT')) {
    // It may be a key, which is an index by the same name.
    reader.takes('IF', 'EXISTS')
    altered.indexes.push(reader.name())
    return
  }
  const isIndex = reader.takesAny('INDEX', 'KEY')
  if (!isIndex) reader.takes('COLUMN')
  reader.takes('IF', 'EXISTS')
  const name = reader.name()
  if (isIndex) altered.indexes.push(name)
  else altered.columns.push(name)
}

function add(reader: Reader, altered: Altered): void {
  if (reader.takesAny('PRIMARY', 'CHECK', 'PARTITION', 'SYSTEM', 'PERIOD')) return
  if (reader.takesAny('CONSTRAINT', 'FOREIGN')) {
    altered.unnamed = true
    return
  }
  const special = reader.takesAny('UNIQUE', 'FULLTEXT', 'SPATIAL')
  if (reader.takesAny('INDEX', 'KEY') || special) {
    reader.takes('IF', 'NOT', 'EXISTS')
    if (reader.takesAny('(', 'USING')) altered.unnamed = true
    else altered.indexes.push(reader.name())
    return
  }
  reader.takes('COLUMN')
  // What stands already is not made.
  if (reader.takes('IF', 'NOT', 'EXISTS')) return
  if (!reader.takes('(')) {
    altered.columns.push(reader.name())
    return
  }
  while (!reader.atEnd) altered.columns.push(reader.clause().name())
}
