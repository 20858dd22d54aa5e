create table t (id int primary key, n bigint, v varchar(20));
