create table t (id int primary key, a int, b bigint, c int);
