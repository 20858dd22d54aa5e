create table t (a int, b int, unique key both_of (a, b));
