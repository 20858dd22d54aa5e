create table t (a int check (a > 0), b int, constraint b_high check (b > 0));
