import type { Piece } from './piece'

export const routines: readonly Piece[] = [
  {
    name: 'functions of one name, with all that may be said of them',
    sql: `create function add(a int, b int default 1) returns int language sql immutable strict parallel safe cost 5 as 'select a + b';
      create function add(variadic parts text[]) returns text language plpgsql security definer set search_path to 'public' as $f$begin return parts[1] || 'it''s; $$'; end$f$;
      comment on function add(int, int) is 'adds';
      create function rows_of(out a int, out b mood) returns setof record language sql rows 3 as $$select 1, 'a'::mood$$;
      create function "Odd name; --"("a b" text) returns void language sql as 'select'`,
    objects: {
      function: {
        'add(integer, integer)': {
          definition: /^CREATE OR REPLACE FUNCTION public\.add\(a integer, b integer DEFAULT 1\)/,
          facts: {
            language: 'sql',
            returns: 'integer',
            volatility: 'immutable',
            parallel: 'safe',
            strict: 'yes',
          },
          comment: 'adds',
        },
        'add(text[])': { facts: { language: 'plpgsql', 'runs as': 'its owner', volatility: 'volatile' } },
        'rows_of()': { facts: { returns: 'SETOF record' } },
        'Odd name; --(text)': {},
      },
    },
  },
  {
    name: 'procedures and window functions',
    sql: `create procedure tidy(inout n int) language plpgsql as 'begin n := n + 1; end';
      create function place() returns bigint language internal window immutable as 'window_row_number'`,
    objects: {
      procedure: {
        'tidy(integer)': { definition: /^CREATE OR REPLACE PROCEDURE public\.tidy\(INOUT n integer\)/ },
      },
      function: { 'place()': { definition: / WINDOW /, facts: { window: 'yes' } } },
    },
  },
  {
    name: 'functions with a body of statements',
    since: 14,
    sql: `create table counted (id int); create function count_them() returns bigint language sql begin atomic select count(*) from counted; end`,
    objects: { function: { 'count_them()': { definition: /BEGIN ATOMIC[\s\S]+END;$/ } } },
    needs: ['function count_them() > table counted'],
  },
  {
    name: 'aggregates: plain, moving, ordered set, hypothetical, of any arguments',
    sql: `create function plus(numeric, int) returns numeric language sql immutable as 'select $1 + $2';
      create function minus(numeric, int) returns numeric language sql immutable as 'select $1 - $2';
      create function both_of(numeric, numeric) returns numeric language sql immutable parallel safe as 'select $1 + $2';
      create function done(numeric, int) returns numeric language sql immutable as 'select $1';
      create aggregate total(n int) (sfunc = plus, stype = numeric, sspace = 16, initcond = '0', finalfunc = done, finalfunc_extra, finalfunc_modify = shareable, combinefunc = both_of,
        msfunc = plus, minvfunc = minus, mstype = numeric, mfinalfunc = done, mfinalfunc_extra, mfinalfunc_modify = read_write, minitcond = '1', parallel = safe);
      comment on aggregate total(int) is 'the sum';
      create aggregate number_of(*) (sfunc = int8inc, stype = int8, initcond = '0');
      create aggregate least_of(int) (sfunc = int4smaller, stype = int4, sortop = <);
      create aggregate middle(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
      create aggregate place_of(variadic "any" order by variadic "any") (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical)`,
    objects: {
      aggregate: {
        'total(integer)': {
          definition:
            /^CREATE AGGREGATE public\.total\(n integer\) \(\n {2}SFUNC = public\.plus,\n {2}STYPE = numeric/,
          facts: { returns: 'numeric', state: 'numeric' },
          comment: 'the sum',
        },
        'number_of()': { definition: /^CREATE AGGREGATE public\.number_of\(\*\)/ },
        'least_of(integer)': { definition: /SORTOP = OPERATOR\(pg_catalog\.<\)/ },
        'middle(double precision, anyelement)': { definition: /\(double precision ORDER BY anyelement\)/ },
        'place_of("any")': { definition: /HYPOTHETICAL/ },
      },
    },
    needs: ['aggregate total(integer) > function plus(numeric, integer)'],
  },
]
