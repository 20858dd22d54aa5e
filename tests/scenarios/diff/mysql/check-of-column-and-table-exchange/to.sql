create table t (a int, b int check (b > 1), constraint a check (a > 0));
