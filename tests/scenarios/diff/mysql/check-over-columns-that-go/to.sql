create table t (id int, b int, constraint c2 check (id > 0));
