create table t (a int, key i (a));
