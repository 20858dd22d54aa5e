create table t (a bigint, b int);
create view v as select a from t;
create view w as select a + 1 as a from v;
