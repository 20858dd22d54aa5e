create table t (id int, a int, b int, constraint c1 check (a < b), constraint c2 check (id > 0));
