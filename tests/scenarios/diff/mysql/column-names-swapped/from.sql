create table t (id int primary key, a int, b varchar(20), key by_a (a));
insert into t values (1, 2, 'x');
