import { literal } from '../../quote'
import { notOfExtension, ownSchemas } from '../scope'
import { fact, firstOwnOid, found, type ObjectRow, qualified, type Reader } from './found'

type Row = ObjectRow & {
  readonly schema: string
  readonly types: string
  readonly arguments: string
  readonly identity: string
  readonly kind: 'n' | 'o' | 'h'
  readonly returns: string
  readonly stateType: string
  readonly stateSpace: number
  readonly initial: string | null
  readonly finalExtra: boolean
  readonly finalModify: string
  readonly movingType: string | null
  readonly movingSpace: number
  readonly movingInitial: string | null
  readonly movingFinalExtra: boolean
  readonly movingFinalModify: string
  readonly sortOperator: string | null
  readonly parallel: 's' | 'r' | 'u'
  readonly owner: string
} & Record<keyof typeof functions, string | null>

/** Columns of pg_aggregate that hold a function, by what CREATE AGGREGATE calls it. */
const functions = {
  SFUNC: 'aggtransfn',
  FINALFUNC: 'aggfinalfn',
  COMBINEFUNC: 'aggcombinefn',
  SERIALFUNC: 'aggserialfn',
  DESERIALFUNC: 'aggdeserialfn',
  MSFUNC: 'aggmtransfn',
  MINVFUNC: 'aggminvtransfn',
  MFINALFUNC: 'aggmfinalfn',
} as const

const sql = `select p.oid as oid, n.nspname::text as schema, p.proname::text as name, oidvectortypes(p.proargtypes) as types,
  pg_get_function_arguments(p.oid) as arguments, pg_get_function_identity_arguments(p.oid) as identity,
  g.aggkind::text as kind, pg_get_function_result(p.oid) as returns,
  format_type(g.aggtranstype, null) as "stateType", g.aggtransspace as "stateSpace", g.agginitval as initial,
  g.aggfinalextra as "finalExtra", g.aggfinalmodify::text as "finalModify",
  case when g.aggmtranstype <> 0 then format_type(g.aggmtranstype, null) end as "movingType",
  g.aggmtransspace as "movingSpace", g.aggminitval as "movingInitial",
  g.aggmfinalextra as "movingFinalExtra", g.aggmfinalmodify::text as "movingFinalModify",
  ${Object.entries(functions)
    .map(
      ([word, column]) => `(select quote_ident(fn.nspname) || '.' || quote_ident(f.proname)
    from pg_proc f join pg_namespace fn on fn.oid = f.pronamespace where f.oid = g.${column}::oid) as "${word}"`,
    )
    .join(',\n  ')},
  (select 'OPERATOR(' || quote_ident(opn.nspname) || '.' || o.oprname || ')'
    from pg_operator o join pg_namespace opn on opn.oid = o.oprnamespace where o.oid = g.aggsortop) as "sortOperator",
  p.proparallel::text as parallel, pg_get_userbyid(p.proowner)::text as owner, obj_description(p.oid, 'pg_proc') as comment
from pg_aggregate g
join pg_proc p on p.oid = g.aggfnoid::oid
join pg_namespace n on n.oid = p.pronamespace
where ${ownSchemas} and ${notOfExtension('pg_proc', 'p.oid')}`

const modifies: Readonly<Record<string, string>> = { r: 'READ_ONLY', s: 'SHAREABLE', w: 'READ_WRITE' }
const parallels = { s: 'SAFE', r: 'RESTRICTED', u: 'UNSAFE' }

/** Aggregates, which the server has no function to spell. */
export const aggregates: Reader = {
  words: 'aggregates',
  rows: `pg_aggregate where aggfnoid::oid >= ${firstOwnOid}`,
  needs: ['pg_proc', 'pg_aggregate'],
  read: async (session) =>
    (await session.query<Row>(sql)).map((row) => {
      const name = qualified(row.schema, row.name)
      const argumentsOf = row.arguments === '' ? '*' : row.arguments
      return found('pg_proc', row, {
        kind: 'aggregate',
        schema: row.schema,
        name: `${row.name}(${row.types})`,
        statements: [`CREATE AGGREGATE ${name}(${argumentsOf}) (\n  ${options(row).join(',\n  ')}\n);`],
        facts: [
          fact('returns', row.returns),
          fact('state', row.stateType),
          fact('kind', row.kind === 'n' ? null : row.kind === 'o' ? 'ordered set' : 'hypothetical set'),
          fact('owner', row.owner),
        ],
        comments: `AGGREGATE ${name}(${row.identity === '' ? '*' : row.identity})`,
        granted: `FUNCTION ${name}(${row.types})`,
      })
    }),
}

/** https://www.postgresql.org/docs/current/sql-createaggregate.html */
function options(row: Row): string[] {
  const ownModify = row.kind === 'n' ? 'r' : 'w'
  const text = (word: string, value: string | null) => (value === null ? null : `${word} = ${value}`)
  const space = (word: string, value: number) => (value === 0 ? null : `${word} = ${value}`)
  const modify = (word: string, final: string | null, value: string) =>
    final === null || value === ownModify ? null : `${word} = ${modifies[value] ?? value}`
  return [
    text('SFUNC', row.SFUNC),
    text('STYPE', row.stateType),
    space('SSPACE', row.stateSpace),
    text('FINALFUNC', row.FINALFUNC),
    row.finalExtra ? 'FINALFUNC_EXTRA' : null,
    modify('FINALFUNC_MODIFY', row.FINALFUNC, row.finalModify),
    text('COMBINEFUNC', row.COMBINEFUNC),
    text('SERIALFUNC', row.SERIALFUNC),
    text('DESERIALFUNC', row.DESERIALFUNC),
    row.initial === null ? null : `INITCOND = ${literal(row.initial)}`,
    text('MSFUNC', row.MSFUNC),
    text('MINVFUNC', row.MINVFUNC),
    text('MSTYPE', row.movingType),
    space('MSSPACE', row.movingSpace),
    text('MFINALFUNC', row.MFINALFUNC),
    row.movingFinalExtra ? 'MFINALFUNC_EXTRA' : null,
    modify('MFINALFUNC_MODIFY', row.MFINALFUNC, row.movingFinalModify),
    row.movingInitial === null ? null : `MINITCOND = ${literal(row.movingInitial)}`,
    text('SORTOP', row.sortOperator),
    row.parallel === 'u' ? null : `PARALLEL = ${parallels[row.parallel]}`,
    row.kind === 'h' ? 'HYPOTHETICAL' : null,
  ].filter((option) => option !== null)
}
