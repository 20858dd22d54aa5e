create table t (id int, m enum('a', 'b') not null default 'a', s set('x', 'y'));
insert into t values (1, 'b', 'x,y');
