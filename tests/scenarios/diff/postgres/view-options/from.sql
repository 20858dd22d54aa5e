create table t (a int, b text);
create view v as select a, b from t where a > 0;
create view w with (security_barrier) as select a from t;
