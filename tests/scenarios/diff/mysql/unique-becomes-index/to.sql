create table t (a int, key u (a));
