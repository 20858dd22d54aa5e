create table t (id int primary key, a int, key by_it (a));
