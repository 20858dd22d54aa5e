import { quote } from '../../quote'
import { fact, firstOwnOid, found, type ObjectRow, type Reader } from './found'

type Row = ObjectRow & {
  readonly schema: string
  readonly version: string
  readonly owner: string
}

const sql = `select e.oid as oid, e.extname::text as name, n.nspname::text as schema, e.extversion as version,
  pg_get_userbyid(e.extowner)::text as owner, obj_description(e.oid, 'pg_extension') as comment
from pg_extension e
join pg_namespace n on n.oid = e.extnamespace`

/** Extensions; what they brought is left out everywhere. */
export const extensions: Reader = {
  words: 'extensions',
  rows: 'pg_extension',
  needs: ['pg_extension'],
  read: async (session) =>
    (await session.query<Row>(sql)).map((row) => {
      const name = `EXTENSION ${quote(row.name)}`
      // Only its owner may comment on one that came with the server.
      const comment = row.oid < firstOwnOid ? null : row.comment
      return found(
        'pg_extension',
        { ...row, comment },
        {
          kind: 'extension',
          statements: [`CREATE EXTENSION IF NOT EXISTS ${quote(row.name)} WITH SCHEMA ${quote(row.schema)};`],
          facts: [
            fact('version', row.version),
            fact('schema', row.schema),
            fact('about', row.comment),
            fact('owner', row.owner),
          ],
          comments: name,
        },
      )
    }),
}
