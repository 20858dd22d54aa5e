import type { Piece } from './piece'

export const tables: readonly Piece[] = [
  {
    name: 'how a table is stored',
    sql: `create unlogged table stored (id int primary key with (fillfactor = 60), big text, small text) with (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false);
      alter table stored alter big set storage external, alter small set statistics 250, alter small set (n_distinct = 5);
      alter table stored cluster on stored_pkey`,
    tables: {
      stored: {
        unlogged: true,
        options: 'WITH (fillfactor=70, autovacuum_enabled=false, toast.autovacuum_enabled=false)',
        columns: [
          { name: 'id' },
          { name: 'big', storage: 'EXTERNAL' },
          { name: 'small', statistics: 250, parameters: 'n_distinct=5' },
        ],
        settings: [
          'ALTER INDEX public.stored_pkey SET (fillfactor=60);',
          'ALTER TABLE public.stored CLUSTER ON stored_pkey;',
        ],
        indexes: [{ name: 'stored_pkey', options: 'WITH (fillfactor=60)', ready: true }],
      },
    },
  },
  {
    name: 'how a column is compressed',
    since: 14,
    sql: 'create table squeezed (t text compression pglz)',
    tables: { squeezed: { columns: [{ compression: 'pglz' }] } },
  },
  {
    name: 'row security and replica identity',
    sql: `create table secured (id int not null, n int); create unique index secured_id on secured (id);
      alter table secured enable row level security; alter table secured force row level security; alter table secured replica identity using index secured_id;
      create table whole_row (id int); alter table whole_row replica identity full; create table no_row (id int); alter table no_row replica identity nothing`,
    tables: {
      secured: {
        settings: [
          'ALTER TABLE public.secured REPLICA IDENTITY USING INDEX secured_id;',
          'ALTER TABLE public.secured ENABLE ROW LEVEL SECURITY;',
          'ALTER TABLE public.secured FORCE ROW LEVEL SECURITY;',
        ],
        facts: [
          { name: 'owner', value: 'postgres' },
          { name: 'row security', value: 'on, for its owner too' },
          { name: 'replica identity', value: 'an index' },
        ],
      },
      whole_row: { settings: ['ALTER TABLE public.whole_row REPLICA IDENTITY FULL;'] },
      no_row: { settings: ['ALTER TABLE public.no_row REPLICA IDENTITY NOTHING;'] },
    },
  },
  {
    name: 'extended statistics, targets of parts of an index, a table of a type',
    sql: `create type kept as (a int, b text); create table of_kept of kept (primary key (a), b default 'x');
      create statistics kept_stats (ndistinct, mcv) on a, b from of_kept; alter statistics kept_stats set statistics 50; comment on statistics kept_stats is 'both';
      create index kept_low on of_kept (lower(b)); alter index kept_low alter column 1 set statistics 300`,
    tables: {
      of_kept: {
        settings: [
          'ALTER TABLE public.of_kept OF public.kept;',
          'ALTER INDEX public.kept_low ALTER COLUMN 1 SET STATISTICS 300;',
          'CREATE STATISTICS public.kept_stats (ndistinct, mcv) ON a, b FROM of_kept;',
          'ALTER STATISTICS public.kept_stats SET STATISTICS 50;',
          `COMMENT ON STATISTICS public.kept_stats IS 'both';`,
        ],
      },
    },
    needs: ['table of_kept > composite kept'],
  },
  {
    name: 'heirs, with what is inherited alone and what stands in both',
    sql: `create table ancestor (id int not null, n int default 3, constraint n_high check (n > 0), constraint alone check (id > 0) no inherit);
      create table second_ancestor (id int not null, z text);
      create table heir (own text, constraint own_full check (own <> '')) inherits (ancestor, second_ancestor); alter table heir alter n set default 4;
      create table late_heir (own text, id int not null, n int, constraint n_high check (n > 0)); alter table late_heir inherit ancestor`,
    tables: {
      heir: {
        parents: [{ name: 'ancestor', bound: null }, { name: 'second_ancestor' }],
        columns: [
          { name: 'id', inherited: 'only' },
          { name: 'n', inherited: 'only', default: '4' },
          { name: 'z', inherited: 'only' },
          { name: 'own' },
        ],
        checks: [{ name: 'n_high', inherited: true }, { name: 'own_full' }],
      },
      late_heir: { columns: [{ name: 'own' }, { name: 'id', inherited: 'merged' }, { name: 'n' }] },
    },
    needs: ['table heir > table ancestor', 'table heir > table second_ancestor'],
  },
  {
    name: 'partitions, of all kinds, in partitions',
    sql: `create table part (at date not null, kind text, n int) partition by range (at);
      create table part_a partition of part for values from ('2024-01-01') to ('2025-01-01') partition by list (kind);
      create table part_a_x partition of part_a for values in ('x', 'it''s'); create table part_rest partition of part default;
      create table hashed (id int primary key) partition by hash (id); create table hashed_0 partition of hashed for values with (modulus 2, remainder 0);
      create index part_n on part (n); create table part_later (at date not null, kind text, n int); alter table part attach partition part_later for values from (minvalue) to ('2000-01-01')`,
    tables: {
      part: { kind: 'partitioned', partitionBy: 'RANGE (at)' },
      part_a: { kind: 'partitioned', partitionBy: 'LIST (kind)' },
      part_a_x: { kind: 'partition', parents: [{ bound: `FOR VALUES IN ('x', 'it''s')` }] },
      part_rest: { parents: [{ bound: 'DEFAULT' }] },
      hashed_0: { parents: [{ bound: 'FOR VALUES WITH (modulus 2, remainder 0)' }] },
    },
  },
  {
    name: 'constraints with every option',
    sql: `create table keyed (a int, b int, c text, r int4range, constraint keyed_pk primary key (a) include (c) deferrable initially deferred,
        constraint keyed_u unique (b) include (c), constraint keyed_late unique (c) deferrable, constraint keyed_x exclude using gist (r with &&) where (a > 0) initially deferred deferrable);
      create table target (a int primary key, b int, unique (a, b));
      create table points_to (a int, b int default 1, constraint to_both foreign key (a, b) references target (a, b) match full on update cascade on delete set default deferrable initially deferred,
        constraint to_a foreign key (a) references target on delete restrict);
      alter table points_to add constraint unproved foreign key (b) references target not valid; alter table points_to add constraint unproved_check check (b > 0) not valid;
      comment on constraint to_a on points_to is 'kept'`,
    tables: {
      keyed: {
        primaryKey: {
          columns: ['a'],
          spelling: 'PRIMARY KEY (a) INCLUDE (c) DEFERRABLE INITIALLY DEFERRED',
        },
        uniques: [
          { name: 'keyed_late', deferrable: 'initially-immediate' },
          { name: 'keyed_u', definition: 'UNIQUE (b) INCLUDE (c)' },
        ],
        exclusions: [
          { definition: 'EXCLUDE USING gist (r WITH &&) WHERE ((a > 0)) DEFERRABLE INITIALLY DEFERRED' },
        ],
      },
      points_to: {
        foreignKeys: [
          { name: 'to_a', onDelete: 'RESTRICT', comment: 'kept' },
          {
            name: 'to_both',
            match: 'FULL',
            onUpdate: 'CASCADE',
            onDelete: 'SET DEFAULT',
            deferrable: 'initially-deferred',
            columns: ['a', 'b'],
            toColumns: ['a', 'b'],
          },
          { name: 'unproved', validated: false },
        ],
        checks: [{ name: 'unproved_check', validated: false }],
      },
    },
  },
  {
    name: 'SET NULL for some columns, NULLS NOT DISTINCT',
    since: 15,
    sql: `create table pair (a int, b int, primary key (a, b)); create table half (a int, b int, constraint half_fk foreign key (a, b) references pair on delete set null (b), constraint nnd unique nulls not distinct (a))`,
    tables: {
      half: {
        foreignKeys: [{ onDelete: 'SET NULL', onDeleteColumns: ['b'] }],
        uniques: [{ nullsNotDistinct: true }],
      },
    },
  },
  {
    name: 'NOT ENFORCED, not-null constraints by name, periods, virtual columns',
    since: 18,
    sql: `create table newer (a int constraint must not null, b int, c int, v int generated always as (b + 1) virtual, constraint soft check (b > 0) not enforced);
      alter table newer add constraint someday not null c not valid; create table newest (a int constraint own not null no inherit);
      create table spans_of (id int4range, at daterange, constraint spans_pk primary key (id, at without overlaps));
      create table wanted (n int primary key); create table in_span (id int4range, at daterange, constraint in_fk foreign key (id, period at) references spans_of (id, period at), n int, constraint soft_fk foreign key (n) references wanted not enforced)`,
    tables: {
      newer: {
        columns: [
          { notNull: { name: 'must', validated: true, noInherit: false } },
          {},
          { notNull: { name: 'someday', validated: false } },
          { generated: { stored: false } },
        ],
        checks: [{ name: 'soft', enforced: false }],
      },
      newest: { columns: [{ notNull: { name: 'own', noInherit: true } }] },
      spans_of: { primaryKey: { spelling: 'PRIMARY KEY (id, at WITHOUT OVERLAPS)' } },
      in_span: {
        foreignKeys: [
          { name: 'in_fk', period: true },
          { name: 'soft_fk', enforced: false },
        ],
      },
    },
  },
  {
    name: 'indexes with every option',
    sql: `create table found_by (a text, b int, c int, d int4range); create unique index found_full on found_by using btree (a collate "C" text_pattern_ops desc nulls last, (b + c)) include (c) with (fillfactor = 80) where b > 1;
      create index found_gist on found_by using gist (d) with (buffering = off); create index found_brin on found_by using brin (b) with (pages_per_range = 16); create index found_hash on found_by using hash (a)`,
    tables: {
      found_by: {
        indexes: [
          { name: 'found_brin', method: 'brin', options: 'WITH (pages_per_range=16)' },
          {
            name: 'found_full',
            unique: true,
            method: 'btree',
            options: 'WITH (fillfactor=80)',
            include: ['c'],
            predicate: '(b > 1)',
            bytes: 8192,
            scans: 0,
            parts: [
              {
                column: 'a',
                collation: '"C"',
                operatorClass: 'text_pattern_ops',
                order: 'desc',
                nulls: 'last',
              },
              { column: null, expression: '((b + c))', order: 'asc' },
            ],
          },
          { name: 'found_gist', options: 'WITH (buffering=off)' },
          { name: 'found_hash', method: 'hash' },
        ],
      },
    },
  },
  {
    name: 'operator classes with parameters',
    since: 13,
    sql: 'create table searched (words tsvector); create index searched_words on searched using gist (words tsvector_ops (siglen = 100))',
    tables: {
      searched: {
        indexes: [
          { method: 'gist', definition: null, parts: [{ operatorClass: 'tsvector_ops(siglen=100)' }] },
        ],
      },
    },
  },
  {
    name: 'unique indexes whose nulls are not distinct',
    since: 15,
    sql: 'create table once (a int, b text); create unique index once_only on once (a, b desc) nulls not distinct where a > 0',
    tables: { once: { indexes: [{ unique: true, nullsNotDistinct: true, definition: null }] } },
  },
  {
    name: 'a default that calls a function that reads the table',
    sql: `create table ring (id int, parent int); create function next_in() returns setof ring language sql stable as 'select * from ring';
      create function next_id() returns int language sql as 'select max(id) + 1 from next_in()'; alter table ring alter id set default next_id();
      create function fits(c ring) returns boolean language sql immutable as 'select c.id > 0'; alter table ring add constraint fits check (fits(ring.*))`,
    tables: { ring: { columns: [{ default: 'next_id()' }, {}], checks: [{ name: 'fits' }] } },
    needs: ['table ring > function fits(ring)', 'function fits(ring) > table ring'],
  },
]
