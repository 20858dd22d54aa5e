create table t (a int, b int, c int);
create view v as select a, b from t;
create view w as select b from v;
create index t_b on t (b, a);
