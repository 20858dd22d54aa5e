create table t (id int primary key, b int);
create index t_a on t (b);
