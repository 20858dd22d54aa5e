import type { ObjectRef } from '#contract/catalog'
import type { Session } from '../dialect'
import type { FoundUnfit } from '../unfit'
import { ownSchemas } from './introspect/scope'

interface Refused {
  readonly kind: 'function' | 'procedure'
  readonly schema: string
  readonly name: string
  readonly words: string
  /** Whether the body is not what was refused: a right, a lock, a limit. */
  readonly unasked: boolean
}

/** What of a server's answer says nothing about a body: rights, transactions, resources, limits, locks, its own faults. */
const beside = `state = '42501' or left(state, 2) in ('40', '53', '54', '55', '57', '58', 'XX')`

/**
 * Asks each language's validator, as CREATE FUNCTION does where `check_function_bodies` is on
 * (https://www.postgresql.org/docs/current/plhandler.html). A validator does not apply the function's own settings, so
 * these are set around it, but for those that make another user. A name is looked for on the session's path, then, as
 * the path of whoever calls is not known, in every schema; the first refusal is the one that is told. Each is undone
 * by an exception of our own, so that no setting reaches the next.
 */
const ask = (anew: string): string => `do $varve$
declare
  one record;
  pair text;
  state text;
  words text;
  told text;
  refused jsonb := '[]';
  paths text[] := array[current_setting('search_path'), current_setting('search_path')
    || coalesce((select ', ' || string_agg(quote_ident(n.nspname), ', ') from pg_namespace n where ${ownSchemas}), '')];
begin
  for one in
    select p.oid, p.proconfig, l.lanvalidator::regproc as validator, n.nspname as schema,
      p.proname || '(' || oidvectortypes(p.proargtypes) || ')' as name,
      case p.prokind when 'p' then 'procedure' else 'function' end as kind
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
    where p.prokind in ('f', 'p', 'w') and l.lanvalidator <> 0 and l.lanname not in ('internal', 'c') and ${ownSchemas}
      and not exists (select 1 from pg_depend e
        where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype in ('e', 'i'))
    order by n.nspname, p.oid
  loop
    told := null;
    for at in 1..2 loop
      begin
        perform set_config('search_path', paths[at], true);
        foreach pair in array coalesce(one.proconfig, '{}') loop
          continue when split_part(pair, '=', 1) in ('role', 'session_authorization', 'check_function_bodies');
          perform set_config(split_part(pair, '=', 1), substr(pair, strpos(pair, '=') + 1), true);
        end loop;
        perform set_config('check_function_bodies', 'on', true);
        ${anew}
        execute format('select %s($1)', one.validator) using one.oid;
        raise exception using errcode = 'VARVE';
      exception when others then
        get stacked diagnostics state = returned_sqlstate, words = message_text;
      end;
      if state = 'VARVE' then told := null; exit; end if;
      told := coalesce(told, words);
      exit when ${beside};
    end loop;
    continue when told is null;
    refused := refused || jsonb_build_object('kind', one.kind, 'schema', one.schema, 'name', one.name,
      'words', told, 'unasked', ${beside});
  end loop;
  perform set_config('varve.refused', refused::text, true);
end $varve$`

/**
 * PL/pgSQL takes a body that it has compiled in this backend for good until its row in pg_proc is another one. A server's
 * links each have a backend of their own; the embedded one has one for all, and lets its superuser write a row anew.
 */
const asNew = `if current_setting('transaction_read_only') = 'off' then
          update pg_proc set proname = proname where oid = one.oid;
        end if;`

/** Functions and procedures whose bodies the server refuses as the schema is now. Nothing is changed, and nothing runs. */
export async function findUnfit(session: Session): Promise<FoundUnfit> {
  await session.query('begin')
  try {
    await session.query(ask(session.server.flavour === 'pglite' ? asNew : ''))
    const [row] = await session.query<{ refused: string }>(
      `select current_setting('varve.refused') as refused`,
    )
    return found(JSON.parse(row?.refused ?? '[]') as Refused[])
  } finally {
    if (!session.closed) await session.query('rollback')
  }
}

function found(refused: readonly Refused[]): FoundUnfit {
  const unfit = refused.filter(({ unasked }) => !unasked)
  const [first, ...others] = refused.filter(({ unasked }) => unasked)
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return {
    unfit: unfit.map(({ kind, schema, name, words }) => {
      const ref: ObjectRef = { kind, schema, name, table: null }
      return { ref, words }
    }),
    unasked:
      first === undefined
        ? null
        : `The server could not be asked whether the body of ${first.kind} ${first.schema}.${first.name}${more} fits: ${first.words}`,
  }
}
