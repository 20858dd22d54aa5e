create table t (a int);
create definer = reader view v as select a from t;
create definer = reader procedure p () select 1;
