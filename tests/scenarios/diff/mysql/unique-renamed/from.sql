create table t (a int, unique key u (a));
