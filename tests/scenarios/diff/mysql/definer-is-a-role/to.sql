create table t (a int);
create definer = writer view v as select a from t;
create definer = writer procedure p () select 1;
