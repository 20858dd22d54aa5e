create table t (a int, b int invisible default 4, c int);
