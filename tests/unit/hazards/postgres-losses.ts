import * as some from '../../support/catalogs'
import { type Case, column, withColumns, withNote, object, domain } from './postgres-catalogs'

/** What is lost or written anew. */
export const losses: readonly Case[] = [
  {
    name: 'a dropped table',
    code: 'data-loss',
    says: /Every row of notes is lost/,
    from: withNote(),
    to: some.catalog(),
    safe: [withNote({ kind: 'foreign', foreignServer: 'SERVER far' }), some.catalog()],
  },
  {
    name: 'a dropped column',
    code: 'data-loss',
    says: /What body holds is lost/,
    from: withNote(),
    to: withColumns(column('id')),
    safe: [
      withColumns(
        column('id'),
        column('twice', 'integer', { generated: { expression: '(id * 2)', stored: true } }),
      ),
      withColumns(column('id')),
    ],
  },
  {
    name: 'a dropped sequence',
    code: 'data-loss',
    says: /Where sequence s stands is lost/,
    from: some.catalog({
      objects: [object('sequence', 's', 'CREATE SEQUENCE IF NOT EXISTS public.s AS bigint;')],
    }),
    to: some.catalog(),
    safe: [some.catalog({ objects: [domain('text')] }), some.catalog()],
  },
  {
    name: 'digits that a type has no room for',
    code: 'data-loss',
    says: /without an error/,
    from: withColumns(column('price', 'numeric(10,4)')),
    to: withColumns(column('price', 'numeric(10,2)')),
    safe: [withColumns(column('price', 'numeric(10,2)')), withColumns(column('price', 'numeric(12,2)'))],
  },
  {
    name: 'a table that is no longer logged',
    code: 'data-loss',
    says: /empty after a crash/,
    from: withNote(),
    to: withNote({ unlogged: true }),
    safe: [withNote({ unlogged: true }), withNote()],
  },
  {
    name: 'an attribute taken from a type that a column has',
    code: 'data-loss',
    says: /lose what they hold/,
    from: withNote(
      { columns: [column('place', 'place')] },
      {
        objects: [
          object('composite', 'place', 'CREATE TYPE public.place AS (\n  x integer,\n  y integer\n);'),
        ],
        dependencies: [
          {
            from: { kind: 'table', schema: 'public', name: 'notes', table: null },
            on: { kind: 'composite', schema: 'public', name: 'place', table: null },
          },
        ],
      },
    ),
    to: withNote(
      { columns: [column('place', 'place')] },
      {
        objects: [object('composite', 'place', 'CREATE TYPE public.place AS (\n  x integer\n);')],
        dependencies: [
          {
            from: { kind: 'table', schema: 'public', name: 'notes', table: null },
            on: { kind: 'composite', schema: 'public', name: 'place', table: null },
          },
        ],
      },
    ),
    safe: [
      some.catalog({
        objects: [
          object('composite', 'place', 'CREATE TYPE public.place AS (\n  x integer,\n  y integer\n);'),
        ],
      }),
      some.catalog({
        objects: [object('composite', 'place', 'CREATE TYPE public.place AS (\n  x integer\n);')],
      }),
    ],
  },
  {
    name: 'a type that is stored otherwise',
    code: 'table-rewrite',
    says: /notes and its indexes are written anew for id/,
    from: withColumns(column('id', 'integer')),
    to: withColumns(column('id', 'bigint')),
    safe: [
      withColumns(column('name', 'character varying(10)')),
      withColumns(column('name', 'character varying(20)')),
    ],
  },
  {
    name: 'a new column whose default differs from row to row',
    code: 'table-rewrite',
    says: /gen_random_uuid\(\) gives every row its own default/,
    from: withNote(),
    to: withColumns(
      column('id'),
      column('body', 'text'),
      column('key', 'uuid', { default: 'gen_random_uuid()' }),
    ),
    safe: [
      withNote(),
      withColumns(
        column('id'),
        column('body', 'text'),
        column('at', 'timestamp with time zone', { default: 'now()' }),
      ),
    ],
  },
  {
    name: 'a table that is logged again',
    code: 'table-rewrite',
    says: /to be logged or not/,
    from: withNote({ unlogged: true }),
    to: withNote(),
    safe: [withNote(), withNote({ options: 'WITH (fillfactor=70)' })],
  },
]
