create table t (a int, b int);
create view v as select a, b from t;
create materialized view m as select b from v;
