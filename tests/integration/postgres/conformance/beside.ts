import type { Piece } from './piece'

/** What stands beside tables; `@role` is a role of the test's own. */
export const beside: readonly Piece[] = [
  {
    name: 'views: options, defaults, one on another, rows of a table',
    sql: `create table base (id int primary key, n int, label text);
      create view over_base with (security_barrier = true, check_option = cascaded) as select id, n, label from base where n > 0; alter view over_base alter n set default 7;
      comment on view over_base is 'seen'; comment on column over_base.n is 'how many';
      create view "A view; on top" as select o.id, count(*) as many from over_base o join base b using (id) group by o.id;
      create materialized view kept_base with (fillfactor = 50) as select id, n, label from base; create unique index kept_id on kept_base (id); create index kept_n on kept_base (n desc);
      alter materialized view kept_base alter label set statistics 10; alter materialized view kept_base alter label set storage external; alter materialized view kept_base cluster on kept_id;
      create materialized view not_yet as select 1 as one with no data`,
    views: {
      over_base: {
        options: 'WITH (security_barrier=true, check_option=cascaded)',
        settings: ['ALTER VIEW public.over_base ALTER COLUMN n SET DEFAULT 7;'],
        comment: 'seen',
      },
      kept_base: { populated: true, indexes: [{ name: 'kept_id' }, { name: 'kept_n' }] },
      not_yet: { populated: false },
    },
    needs: [
      'view over_base > table base',
      'view A view; on top > view over_base',
      'materialized-view kept_base > table base',
    ],
  },
  {
    name: 'triggers in every state',
    sql: `create function quiet() returns trigger language plpgsql as 'begin return new; end';
      create table watched (id int, n int); create view watched_too as select id from watched;
      create trigger early before insert or update of n on watched for each row when (new.n > 0) execute function quiet('it''s', 'b');
      create trigger off after delete on watched for each statement execute function quiet(); alter table watched disable trigger off;
      create trigger replica after truncate on watched execute function quiet(); alter table watched enable replica trigger replica;
      create trigger ever after update on watched referencing old table as before new table as after for each statement execute function quiet(); alter table watched enable always trigger ever;
      create constraint trigger checked after insert on watched deferrable initially deferred for each row execute function quiet();
      create trigger instead instead of insert on watched_too for each row execute function quiet(); comment on trigger early on watched is 'first';
      create table watched_parts (id int) partition by list (id); create table watched_part partition of watched_parts for values in (1);
      create trigger all_parts after insert on watched_parts for each row execute function quiet(); alter table watched_part disable trigger all_parts`,
    objects: {
      trigger: {
        'early on watched': {
          definition:
            /^CREATE TRIGGER early BEFORE INSERT OR UPDATE OF n ON public\.watched FOR EACH ROW WHEN \(\(new\.n > 0\)\) EXECUTE FUNCTION quiet\('it''s', 'b'\);/,
          facts: {
            fires: 'before insert or update, for each row',
            calls: 'public.quiet',
            enabled: 'yes',
          },
          comment: 'first',
        },
        'off on watched': {
          facts: { enabled: 'no' },
          definition: /ALTER TABLE public\.watched DISABLE TRIGGER off;$/,
        },
        'replica on watched': {
          definition: /ENABLE REPLICA TRIGGER replica;$/,
          facts: { fires: 'after truncate, for each statement' },
        },
        'ever on watched': {
          definition: /REFERENCING OLD TABLE AS before NEW TABLE AS after[\s\S]+ENABLE ALWAYS TRIGGER ever;$/,
        },
        'checked on watched': {
          definition: /^CREATE CONSTRAINT TRIGGER checked .+ DEFERRABLE INITIALLY DEFERRED /,
          facts: { constraint: 'yes' },
        },
        'instead on watched_too': { facts: { fires: 'instead of insert, for each row' } },
        'all_parts on watched_part': {
          definition: 'ALTER TABLE public.watched_part DISABLE TRIGGER all_parts;',
          facts: { enabled: 'no' },
        },
      },
    },
    needs: [
      'trigger early > table watched',
      'trigger early > function quiet()',
      'trigger instead > view watched_too',
    ],
  },
  {
    name: 'rules',
    sql: `create table ruled (id int, n int); create table rule_log (id int); create rule log_it as on insert to ruled where new.n > 0 do also insert into rule_log values (new.id);
      create rule never as on delete to ruled do instead nothing; alter table ruled disable rule never; comment on rule log_it on ruled is 'logged'`,
    objects: {
      rule: {
        'log_it on ruled': { facts: { on: 'insert', does: 'also' }, comment: 'logged' },
        'never on ruled': {
          facts: { on: 'delete', does: 'instead', enabled: 'no' },
          definition: /DO INSTEAD NOTHING;\nALTER TABLE public\.ruled DISABLE RULE never;$/,
        },
      },
    },
    needs: ['rule log_it > table ruled', 'rule log_it > table rule_log'],
  },
  {
    name: 'policies',
    sql: `create table guarded (id int, who name); create table friends (who name); alter table guarded enable row level security;
      create policy own on guarded for select to @role using (who = current_user); create policy few on guarded as restrictive for update using (who in (select f.who from friends f)) with check (id > 0);
      create policy "all; of them" on guarded; comment on policy own on guarded is 'theirs'`,
    objects: {
      policy: {
        'own on guarded': {
          definition: `CREATE POLICY own ON public.guarded\n  FOR SELECT TO @role\n  USING ((who = CURRENT_USER));\nCOMMENT ON POLICY own ON public.guarded IS 'theirs';`,
          facts: { for: 'select', to: '@role', kind: 'permissive' },
        },
        'few on guarded': {
          definition: /AS RESTRICTIVE\n {2}FOR UPDATE TO PUBLIC/,
          facts: { kind: 'restrictive', to: 'everyone' },
        },
        'all; of them on guarded': { facts: { for: 'all' } },
      },
    },
    needs: ['policy few > table friends', 'policy few > table guarded'],
  },
  {
    name: 'grants on everything, with grant option, on columns, and rights taken away',
    sql: `create schema granted; grant usage on schema granted to @role; create table granted.t (a int, b int, s serial); grant select, insert on granted.t to @role; grant update (b) on granted.t to @role with grant option; grant usage on sequence granted.t_s_seq to @role;
      create view granted.v as select 1 as one; grant select on granted.v to public; create sequence granted.q; grant usage on sequence granted.q to @role with grant option;
      create function granted.f() returns int language sql as 'select 1'; revoke execute on function granted.f() from public; grant execute on function granted.f() to @role;
      create type granted.e as enum ('a'); revoke usage on type granted.e from public; create domain granted.d as int; grant usage on domain granted.d to @role;
      create table granted.read_only (a int); revoke insert, delete on granted.read_only from current_user`,
    tables: {
      t: {
        grants: [
          'GRANT INSERT, SELECT ON TABLE granted.t TO @role;',
          'GRANT UPDATE (b) ON TABLE granted.t TO @role WITH GRANT OPTION;',
          'GRANT USAGE ON SEQUENCE granted.t_s_seq TO @role;',
        ],
      },
      read_only: { grants: ['REVOKE DELETE, INSERT ON TABLE granted.read_only FROM postgres;'] },
    },
    views: { v: { grants: ['GRANT SELECT ON TABLE granted.v TO PUBLIC;'] } },
    enums: { e: { grants: ['REVOKE USAGE ON TYPE granted.e FROM PUBLIC;'] } },
    objects: {
      sequence: { q: { grants: ['GRANT USAGE ON SEQUENCE granted.q TO @role WITH GRANT OPTION;'] } },
      function: {
        'f()': {
          grants: [
            'REVOKE EXECUTE ON FUNCTION granted.f() FROM PUBLIC;',
            'GRANT EXECUTE ON FUNCTION granted.f() TO @role;',
          ],
        },
      },
      domain: { d: { grants: ['GRANT USAGE ON DOMAIN granted.d TO @role;'] } },
    },
  },
  {
    name: 'foreign data: wrapper, server, table, options of all',
    sql: `create foreign data wrapper nothing options (debug 'true'); create server "far away" type 'x' version '1' foreign data wrapper nothing options (host 'it''s far');
      create foreign table elsewhere (id int options (column_name 'the id') not null, n int default 1) server "far away" options (place 'there'); grant usage on foreign server "far away" to @role; comment on server "far away" is 'not here'`,
    objects: {
      'foreign-data-wrapper': {
        nothing: { definition: `CREATE FOREIGN DATA WRAPPER nothing OPTIONS (debug 'true');` },
      },
      'foreign-server': {
        'far away': {
          definition: `CREATE SERVER "far away" TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER nothing OPTIONS (host 'it''s far');\nCOMMENT ON SERVER "far away" IS 'not here';`,
          grants: ['GRANT USAGE ON FOREIGN SERVER "far away" TO @role;'],
        },
      },
    },
    tables: { elsewhere: { kind: 'foreign', columns: [{ options: `OPTIONS (column_name 'the id')` }, {}] } },
    needs: [
      'table elsewhere > foreign-server far away',
      'foreign-server far away > foreign-data-wrapper nothing',
    ],
  },
  {
    name: 'publications',
    sql: `create table told (id int primary key, n int); create publication few_of for table only told with (publish = 'insert, update'); create publication everything for all tables; create publication nobody; comment on publication few_of is 'few'`,
    objects: {
      publication: {
        few_of: {
          definition:
            /^CREATE PUBLICATION few_of FOR TABLE ONLY public\.told.* WITH \(publish = 'insert, update'\);/,
        },
        everything: { facts: { publishes: 'all tables', operations: 'insert, update, delete, truncate' } },
        nobody: { facts: { publishes: 'no table' } },
      },
    },
    needs: ['publication few_of > table told'],
  },
  {
    name: 'publications of some columns, rows and schemas',
    since: 15,
    sql: `create table told_rows (id int primary key, n int, m int); create publication picked for table told_rows (id, n) where (n > 3) with (publish_via_partition_root = true); create schema told_all; create publication of_schema for tables in schema told_all`,
    objects: {
      publication: {
        picked: {
          definition: `CREATE PUBLICATION picked FOR TABLE ONLY public.told_rows (id, n) WHERE ((n > 3)) WITH (publish = 'insert, update, delete, truncate', publish_via_partition_root = true);`,
        },
        of_schema: { definition: /FOR TABLES IN SCHEMA told_all/ },
      },
    },
  },
  {
    name: 'event triggers',
    sql: `create function on_ddl() returns event_trigger language plpgsql as 'begin end'; create event trigger heard on ddl_command_end when tag in ('CREATE TABLE', 'DROP TABLE') execute function on_ddl();
      create event trigger unheard on sql_drop execute function on_ddl(); alter event trigger unheard disable; comment on event trigger heard is 'it listens'`,
    objects: {
      'event-trigger': {
        heard: {
          definition:
            /^CREATE EVENT TRIGGER heard ON ddl_command_end WHEN TAG IN \('CREATE TABLE', 'DROP TABLE'\) EXECUTE FUNCTION public\.on_ddl\(\);/,
          comment: 'it listens',
        },
        unheard: { facts: { enabled: 'no' }, definition: /ALTER EVENT TRIGGER unheard DISABLE;$/ },
      },
    },
    needs: ['event-trigger heard > function on_ddl()'],
  },
]
