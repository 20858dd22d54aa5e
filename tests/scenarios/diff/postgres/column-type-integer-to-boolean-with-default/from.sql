create table t (id int, d int default 0);
insert into t values (1, 1);
