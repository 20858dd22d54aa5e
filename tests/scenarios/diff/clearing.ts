/** Take away what stands in a PostgreSQL database; much faster than making another. */
export const clearing = [
  'discard all',
  `do $$
declare gone text;
begin
  for gone in
    select format('drop event trigger %I', evtname) from pg_event_trigger
    union all select format('drop publication %I', pubname) from pg_publication
    union all select format('drop extension if exists %I cascade', extname) from pg_extension where extname <> 'plpgsql'
    union all select format('drop schema if exists %I cascade', nspname) from pg_namespace
      where nspname !~ '^pg_' and nspname <> 'information_schema'
    union all select format('drop foreign data wrapper if exists %I cascade', fdwname) from pg_foreign_data_wrapper
  loop execute gone; end loop;
  create schema public authorization pg_database_owner;
  grant usage on schema public to public;
  comment on schema public is 'standard public schema';
end $$`,
]
