create table t (id int primary key, a int, b int default 3, c varchar(9) default 'a', d datetime);
