// Started with two addresses: the least that a comparison can do. Reads rows of both catalogs on plain links, and
// compares them as JSON, row by row.
import { Client } from 'pg'

const own = `c.relnamespace = 'public'::regnamespace`
const questions = [
  `select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where ${own} and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped`,
  `select c.relname, k.conname, pg_get_constraintdef(k.oid) from pg_constraint k join pg_class c on c.oid = k.conrelid
    where ${own}`,
  `select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid where ${own}`,
  `select c.relname, pg_get_viewdef(c.oid) from pg_class c where ${own} and c.relkind = 'v'`,
  `select c.relname, d.objsubid, d.description from pg_description d join pg_class c on c.oid = d.objoid
    where d.classoid = 'pg_class'::regclass and ${own}`,
]

async function look(connectionString) {
  const client = new Client({ connectionString })
  await client.connect()
  const rows = []
  for (const text of questions) rows.push(...(await client.query({ text, rowMode: 'array' })).rows)
  await client.end()
  return new Set(rows.map((row) => JSON.stringify(row)))
}

const [from, to] = await Promise.all(process.argv.slice(2).map(look))
for (const row of from) if (!to.has(row)) console.log(`- ${row}`)
for (const row of to) if (!from.has(row)) console.log(`+ ${row}`)
