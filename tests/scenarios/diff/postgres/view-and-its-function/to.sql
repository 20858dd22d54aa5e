create table t (a int);
create function f(a int) returns text language sql immutable as 'select a::text';
create view v as select f(a) as b from t;
create function g() returns setof v language sql as 'select * from v';
create view w as select b from g();
