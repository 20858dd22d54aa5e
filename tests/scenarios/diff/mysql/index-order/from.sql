create table t (a int, b int, key i (a, b));
