create table t (id int primary key, b int, key by_it (b));
