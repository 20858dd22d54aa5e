create table t (id int primary key, e enum('c','a','b','d') not null default 'c', s set('z','y','x','w') default 'z', key (e));
insert into t values (1, 'b', 'x,y'), (2, 'c', 'z');
