import { ownSchemas } from '../scope'
import { fact, firstOwnOid, found, type ObjectRow, qualified, type Reader } from './found'

type Row = ObjectRow & {
  readonly schema: string
  readonly arguments: string
  readonly kind: 'f' | 'p' | 'w'
  readonly definition: string
  readonly language: string
  readonly returns: string | null
  readonly volatility: 'i' | 's' | 'v'
  readonly parallel: 's' | 'r' | 'u'
  readonly strict: boolean
  readonly definer: boolean
  readonly owner: string
}

/** The constructors of a range type are the type's own (`i`). */
const sql = `select p.oid as oid, n.nspname::text as schema, p.proname::text as name, oidvectortypes(p.proargtypes) as arguments,
  p.prokind::text as kind, pg_get_functiondef(p.oid) as definition, l.lanname::text as language,
  pg_get_function_result(p.oid) as returns, p.provolatile::text as volatility, p.proparallel::text as parallel,
  p.proisstrict as strict, p.prosecdef as definer, pg_get_userbyid(p.proowner)::text as owner,
  obj_description(p.oid, 'pg_proc') as comment
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
join pg_language l on l.oid = p.prolang
where p.prokind in ('f', 'p', 'w') and ${ownSchemas} and not exists (select 1 from pg_depend e
  where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype in ('e', 'i'))`

const volatilities = { i: 'immutable', s: 'stable', v: 'volatile' }
const parallels = { s: 'safe', r: 'restricted', u: 'unsafe' }

/** Functions (window functions too) and procedures. */
export const routines: Reader = {
  words: 'functions and procedures',
  rows: `pg_proc where oid >= ${firstOwnOid}`,
  needs: ['pg_proc', 'pg_language'],
  read: async (session) =>
    (await session.query<Row>(sql)).map((row) => {
      const kind = row.kind === 'p' ? 'procedure' : 'function'
      const name = `${kind.toUpperCase()} ${qualified(row.schema, row.name)}(${row.arguments})`
      return found('pg_proc', row, {
        kind,
        schema: row.schema,
        name: `${row.name}(${row.arguments})`,
        statements: [`${row.definition.trimEnd()};`],
        facts: [
          fact('language', row.language),
          fact('returns', row.returns),
          row.kind === 'w' ? fact('window', 'yes') : null,
          ...(row.kind === 'p'
            ? []
            : [
                fact('volatility', volatilities[row.volatility]),
                fact('parallel', parallels[row.parallel]),
                fact('strict', row.strict ? 'yes' : 'no'),
              ]),
          fact('runs as', row.definer ? 'its owner' : 'who calls it'),
          fact('owner', row.owner),
        ],
        comments: name,
        granted: name,
      })
    }),
}
