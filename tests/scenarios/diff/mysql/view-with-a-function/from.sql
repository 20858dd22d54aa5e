create table t (a int);
create function f (x int) returns int deterministic return x + 1;
create view v as select f(a) as b from t;
