create table t (a int, d date);
insert into t values (1, '2019-01-01'), (2, '2025-01-01');
