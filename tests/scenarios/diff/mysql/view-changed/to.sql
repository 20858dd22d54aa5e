create table t (a int, b varchar(20));
create view v as select b, a from t;
