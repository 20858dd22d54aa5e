create table t (id int primary key, n int, v varchar(10));
