create table t (id int, d text default '{}');
insert into t values (1, '{"a": 1}');
