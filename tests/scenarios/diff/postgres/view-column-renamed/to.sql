create table t (a int, b text);
create view v (a, c) as select a, b from t;
