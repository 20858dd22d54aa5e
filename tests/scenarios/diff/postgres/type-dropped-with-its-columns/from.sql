create type mood as enum ('a', 'b');
create domain many as mood[];
create type pair as (m mood, n many);
create table t (id int, m mood, p pair);
create function f(mood) returns mood language sql as 'select $1';
create view v as select m from t;
