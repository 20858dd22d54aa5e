create table t (id int primary key, n int);
create index t_n on t (n);
alter table t cluster on t_pkey;
