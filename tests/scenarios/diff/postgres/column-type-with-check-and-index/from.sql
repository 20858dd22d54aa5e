create table t (id int, n int, constraint high check (n > 0));
create index t_n on t (n) where n > 5;
