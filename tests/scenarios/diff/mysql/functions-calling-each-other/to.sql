create table t (a int);
create function a_outer (x int) returns int deterministic return z_inner(x) + 1;
create function z_inner (x int) returns int deterministic return x + 1;
create view v as select a_outer(a) as b from t;
create trigger x before insert on t for each row set new.a = a_outer(new.a);
