create table t (a int, b int);
create view x as select a from t;
