create table t (a int, constraint high check (a > 0));
