create table t (id int primary key, b int, a varchar(20), c int, key by_a (b));
