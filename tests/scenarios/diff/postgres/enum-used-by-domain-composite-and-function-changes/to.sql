create type mood as enum ('z', 'a', 'b');
create domain feeling as mood default 'z' check (value <> 'b');
create type pair as (m mood, n int);
create function f(m mood default 'z') returns mood language sql as 'select m';
create table t (id int, f feeling, p pair, many mood[] default array['z'::mood]);
create view v as select f(many[1]) as x from t where many[1] = 'b';
