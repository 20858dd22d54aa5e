create table t (a int, b int, unique key u (a));
