create domain positive as integer constraint pos check (value > 0) default 1;
create type addr as (street text, zip integer);
create table t (id positive, a addr, many addr[], p positive[]);
create function far(addr) returns text language sql as $$ select ($1).street $$;
create function mk(positive default 3) returns integer language sql as $$ select $1::integer $$;
create index t_far on t (((a).street));
create view v as select (a).zip, id from t;
create table typed of addr (primary key (zip));
