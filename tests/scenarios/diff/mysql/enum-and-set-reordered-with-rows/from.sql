create table t (id int primary key, e enum('a','b','c') not null default 'a', s set('x','y','z') default 'x,z', key (e));
insert into t values (1, 'b', 'x,y'), (2, 'c', 'z');
