create extension pg_trgm;
create extension hstore;
create table t (a text, h hstore);
create index t_a on t using gin (a gin_trgm_ops);
create function f(h hstore) returns text language sql as $$select h -> 'a'$$;
