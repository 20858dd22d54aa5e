create table t (a int, b int, key by_b (b));
insert into t values (1, 2);
