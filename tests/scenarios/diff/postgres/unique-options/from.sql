create table t (a int, b int, c int, constraint u unique (a), constraint w unique (b), constraint x unique (c));
