create table t (id int primary key, a int, b int, key by_a (a), key by_both (a, b), unique key u (b, a));
