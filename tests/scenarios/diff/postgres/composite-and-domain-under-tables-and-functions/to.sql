create domain positive as integer constraint pos check (value > 0) constraint small check (value < 1000) not null default 2;
create type addr as (street text, zip integer, city text collate "C");
create table t (id positive, a addr, many addr[], p positive[]);
create function far(addr) returns text language sql as $$ select ($1).street $$;
create function mk(positive default 3) returns integer language sql as $$ select $1::integer $$;
create index t_far on t (((a).street), ((a).city));
create view v as select (a).zip, (a).city, id from t;
create table typed of addr (primary key (zip));
