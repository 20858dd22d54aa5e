create table t (id int primary key, n varchar(20));
