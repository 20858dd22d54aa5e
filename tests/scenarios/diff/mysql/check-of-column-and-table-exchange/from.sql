create table t (a int check (a > 0), b int, constraint b check (b > 1));
