create table t (id int primary key, a int, b text);
create index t_a on t (a);
create view v as select a as x, b as y from t;
insert into t values (1, 1, 'x');
