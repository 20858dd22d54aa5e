create table t (id int primary key, b int, a text, c int);
create index t_a on t (b);
create view v as select b as x, a as y from t;
