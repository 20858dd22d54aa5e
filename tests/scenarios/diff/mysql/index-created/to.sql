create table t (a int, b varchar(20), key by_a (a), unique key by_b (b, a));
