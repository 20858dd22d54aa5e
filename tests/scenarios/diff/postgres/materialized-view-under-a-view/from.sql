create table t (a int, b int);
create materialized view m as select a from t;
create view v as select a from m;
create materialized view n as select a from v;
create index n_a on n (a);
