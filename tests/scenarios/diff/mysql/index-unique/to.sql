create table t (a int, unique key i (a));
