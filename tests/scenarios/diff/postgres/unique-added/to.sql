create table t (a int, b int, constraint t_a_b unique (a, b));
