import { literal, quote } from '../quote'
import type { Comments } from './comments'
import type { IndexRead } from './indexes'
import { qualified } from './objects/found'
import type { SequenceRead } from './sequences'
import type { TableRow } from './tables'

/** What is set on a table once it is there, as statements. */
export function tableSettings(
  row: TableRow,
  indexes: readonly IndexRead[],
  statistics: readonly string[],
  sequences: readonly SequenceRead[],
  comments: Comments,
): string[] {
  const alter = `ALTER TABLE ${qualified(row.schema, row.name)}`
  return [
    ...(row.ofType === null ? [] : [`${alter} OF ${row.ofType};`]),
    ...indexSettings(row.schema, indexes),
    ...clustering(alter, indexes),
    ...replicaIdentity(alter, row, indexes),
    ...(row.rowSecurity ? [`${alter} ENABLE ROW LEVEL SECURITY;`] : []),
    ...(row.forcedRowSecurity ? [`${alter} FORCE ROW LEVEL SECURITY;`] : []),
    ...statistics,
    ...sequences.flatMap(({ oid, sequence: { schema, name, tie } }) => {
      const comment = comments.relation(oid)
      return comment === null || tie === 'shared'
        ? []
        : [`COMMENT ON SEQUENCE ${qualified(schema, name)} IS ${literal(comment)};`]
    }),
  ]
}

/** CLUSTER ON, of a table or materialized view. */
export function clustering(alter: string, indexes: readonly IndexRead[]): string[] {
  return indexes
    .filter(({ clustered }) => clustered)
    .map(({ index }) => `${alter} CLUSTER ON ${quote(index.name)};`)
}

/** What CREATE INDEX can't say, and all that a constraint leaves unsaid of its index. */
export function indexSettings(schema: string, indexes: readonly IndexRead[]): string[] {
  return indexes.flatMap(({ index, storage, tablespace, statistics }) => {
    if (storage === null && tablespace === null && statistics.length === 0) return []
    const alter = `ALTER INDEX ${qualified(schema, index.name)}`
    const backs = index.backs !== null
    return [
      ...(backs && storage !== null ? [`${alter} SET (${storage});`] : []),
      ...(backs && tablespace !== null ? [`${alter} SET TABLESPACE ${quote(tablespace)};`] : []),
      ...statistics.map(([place, target]) => `${alter} ALTER COLUMN ${place} SET STATISTICS ${target};`),
    ]
  })
}

function replicaIdentity(alter: string, row: TableRow, indexes: readonly IndexRead[]): string[] {
  if (row.replicaIdentity === 'n') return [`${alter} REPLICA IDENTITY NOTHING;`]
  if (row.replicaIdentity === 'f') return [`${alter} REPLICA IDENTITY FULL;`]
  return indexes
    .filter(({ identity }) => identity)
    .map(({ index }) => `${alter} REPLICA IDENTITY USING INDEX ${quote(index.name)};`)
}
