create function f (a int) returns int deterministic return a;
create table t (a int);
create view v as select f(a) as x from t;
create trigger g before insert on t for each row set new.a = f(new.a);
