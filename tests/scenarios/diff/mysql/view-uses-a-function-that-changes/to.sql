create function f (a bigint) returns bigint deterministic return a + 1;
create table t (a bigint);
create view v as select f(a) as x, 1 as y from t;
create trigger g before insert on t for each row set new.a = f(new.a) + 1;
