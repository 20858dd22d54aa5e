create table t (a int, b int, c int, constraint u unique (a) include (b), constraint w unique (b) deferrable initially deferred, constraint x unique nulls not distinct (c));
