create function plus(numeric, int) returns numeric language sql immutable as 'select $1 + $2';
create aggregate total(n int) (sfunc = plus, stype = numeric, initcond = '1');
create table t (n int);
create view v as select total(n) from t;
