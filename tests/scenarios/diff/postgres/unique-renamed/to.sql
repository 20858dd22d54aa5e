create table t (a int, constraint "U 2" unique (a));
