create table t (a int, b int);
create view v as select a from t where a > 0;
create algorithm = temptable view w as select a from t;
