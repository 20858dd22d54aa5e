create table t (id int, m enum('a', 'b', 'c') default 'b', key by_m (m));
insert into t values (1, 'c'), (2, 'a');
