create table t (a int, b int check (b > 0), constraint a_high check (a > 0));
