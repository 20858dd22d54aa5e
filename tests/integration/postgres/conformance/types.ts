import type { Piece } from './piece'

export const types: readonly Piece[] = [
  {
    name: 'enums keep their order',
    sql: `create type mood as enum ('b', 'a', 'it''s'); alter type mood add value 'between' before 'a'; comment on type mood is 'how it is'`,
    enums: { mood: { values: ['b', 'between', 'a', `it's`], comment: 'how it is' } },
  },
  {
    name: 'domains with default, collation, checks, those not valid too',
    sql: `create domain code as varchar(10) collate "C" default 'x' not null constraint code_long check (length(value) > 0) constraint code_low check (value = lower(value));
      alter domain code add constraint late check (value <> 'y') not valid;
      comment on domain code is 'a code'; comment on constraint code_low on domain code is 'it''s low';
      create domain feeling as mood[]`,
    objects: {
      domain: {
        code: {
          definition:
            /^CREATE DOMAIN public\.code AS character varying\(10\) COLLATE "C" DEFAULT 'x'::character varying[\s\S]* NOT NULL[\s\S]*ALTER DOMAIN public\.code ADD CONSTRAINT late CHECK \(.+\) NOT VALID;/,
          facts: { type: 'character varying(10)', nullable: 'no' },
          comment: 'a code',
        },
        feeling: { definition: 'CREATE DOMAIN public.feeling AS mood[];' },
      },
    },
    needs: ['domain feeling > enum mood'],
  },
  {
    name: 'composite types, one in another',
    sql: `create type point3 as (x numeric(10,2), y code, label text collate "C"); comment on column point3.x is 'across'; comment on type point3 is 'a place';
      create type path as (name text, points point3[])`,
    objects: {
      composite: {
        point3: {
          definition: `CREATE TYPE public.point3 AS (\n  x numeric(10,2),\n  y code,\n  label text COLLATE "C"\n);\nCOMMENT ON COLUMN public.point3.x IS 'across';\nCOMMENT ON TYPE public.point3 IS 'a place';`,
          facts: { x: 'numeric(10,2)', y: 'code' },
        },
        path: { definition: /points point3\[\]/ },
      },
    },
    needs: ['composite point3 > domain code', 'composite path > composite point3'],
  },
  {
    name: 'range types',
    sql: `create function time_gap(time, time) returns float8 language sql immutable strict as 'select extract(epoch from ($1 - $2))::float8';
      create type hours as range (subtype = time, subtype_diff = time_gap);
      create type words as range (subtype = text, subtype_opclass = text_pattern_ops, collation = "C");
      comment on type hours is 'of a day'`,
    objects: {
      range: {
        hours: {
          definition: /SUBTYPE = time without time zone, SUBTYPE_DIFF = public\.time_gap/,
          comment: 'of a day',
        },
        words: { definition: /SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, COLLATION = "C"/ },
      },
    },
    needs: ['range hours > function time_gap(time without time zone, time without time zone)'],
  },
  {
    name: 'a multirange of another name',
    since: 14,
    sql: `create type spans as range (subtype = int8, multirange_type_name = many_spans); create table spanned (s many_spans)`,
    objects: { range: { spans: { facts: { multirange: 'many_spans' } } } },
    needs: ['table spanned > range spans'],
  },
  {
    name: 'sequences that stand alone, with their options',
    sql: `create sequence alone as integer increment by -5 minvalue -1000 maxvalue 90 start with 50 cache 7 cycle; comment on sequence alone is 'down';
      create sequence shared; create table draws_one (id int default nextval('shared')); create table draws_two (id int default nextval('shared'))`,
    objects: {
      sequence: {
        alone: {
          definition: `CREATE SEQUENCE IF NOT EXISTS public.alone AS integer INCREMENT BY -5 MINVALUE -1000 MAXVALUE 90 START WITH 50 CACHE 7 CYCLE;\nCOMMENT ON SEQUENCE public.alone IS 'down';`,
          facts: { type: 'integer', start: '50', increment: '-5', range: '-1000 … 90', cycle: 'yes' },
        },
        shared: {},
      },
    },
    needs: ['table draws_one > sequence shared', 'table draws_two > sequence shared'],
  },
]
