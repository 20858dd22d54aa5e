create table t (a int, b int, c int, d int, primary key (c), key (d, a));
