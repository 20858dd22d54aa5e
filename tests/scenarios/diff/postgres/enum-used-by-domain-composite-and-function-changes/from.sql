create type mood as enum ('a', 'b');
create domain feeling as mood default 'a' check (value <> 'b');
create type pair as (m mood, n int);
create function f(m mood default 'a') returns mood language sql as 'select m';
create table t (id int, f feeling, p pair, many mood[] default array['a'::mood]);
create view v as select f(many[1]) as x from t where many[1] = 'b';
