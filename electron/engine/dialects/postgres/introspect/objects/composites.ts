import { literal, quote } from '../../quote'
import { ownRelations, spelled } from '../scope'
import { fact, firstOwnOid, found, type ObjectRow, qualified, type Reader } from './found'

type Row = ObjectRow & {
  readonly schema: string
  readonly attributes: readonly Attribute[] | null
  readonly owner: string
}

interface Attribute {
  readonly name: string
  readonly type: string
  readonly collation: string | null
  readonly comment: string | null
}

const sql = `select c.reltype as oid, n.nspname::text as schema, c.relname::text as name,
  (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'collation', ${spelled('cn.nspname', 'co.collname')}, 'comment', col_description(a.attrelid, a.attnum)) order by a.attnum)
    from pg_attribute a
    join pg_type t on t.oid = a.atttypid
    left join pg_collation co on co.oid = a.attcollation and a.attcollation <> t.typcollation
    left join pg_namespace cn on cn.oid = co.collnamespace
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as attributes,
  pg_get_userbyid(c.relowner)::text as owner, obj_description(c.reltype, 'pg_type') as comment
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where ${ownRelations(`'c'`)}`

/** Composite types; those that come with a table are the table. */
export const composites: Reader = {
  words: 'composite types',
  rows: `pg_class where relkind = 'c' and oid >= ${firstOwnOid}`,
  needs: [],
  read: async (session) =>
    (await session.query<Row>(sql)).map((row) => {
      const name = qualified(row.schema, row.name)
      const attributes = row.attributes ?? []
      return found('pg_type', row, {
        kind: 'composite',
        schema: row.schema,
        statements: [
          `CREATE TYPE ${name} AS (${attributes.map((one) => `\n  ${attributeLine(one)}`).join(',')}\n);`,
          ...attributes
            .filter((one) => one.comment !== null)
            .map((one) => `COMMENT ON COLUMN ${name}.${quote(one.name)} IS ${literal(one.comment ?? '')};`),
        ],
        facts: [...attributes.map((one) => fact(one.name, one.type)), fact('owner', row.owner)],
        comments: `TYPE ${name}`,
        granted: `TYPE ${name}`,
      })
    }),
}

function attributeLine({ name, type, collation }: Attribute): string {
  return `${quote(name)} ${type}${collation === null ? '' : ` COLLATE ${collation}`}`
}
