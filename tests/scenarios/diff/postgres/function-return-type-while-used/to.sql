create function f(a int) returns bigint language sql immutable as 'select a::bigint';
create table t (a int, b int generated always as (a) stored);
create view v as select f(a) as x from t;
